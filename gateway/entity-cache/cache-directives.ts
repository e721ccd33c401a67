import { Kind, type ConstDirectiveNode, type DocumentNode, type TypeNode, type ValueNode } from 'graphql';

/** The cache directives of a field. */
export interface FieldCacheDirectives {
  /** The field's named type, without list and non-null wrappers. */
  readonly typeName: string;
  /** ms; null without `maxAge`. */
  readonly maxAge: number | null;
  /** Whether the value depends on the viewer (`scope: PRIVATE`). */
  readonly isPrivate: boolean;
  /** Whether the field is a count, which is invalidated separately (`@cacheCounted`). */
  readonly isCounted: boolean;
}

/** The cache directives of a type and of its fields. */
export interface TypeCacheDirectives {
  /** ms; null without `maxAge`. */
  readonly maxAge: number | null;
  /** By aspect: paths to the ids of the owners. The viewer must be allowed to see this aspect of each of them. */
  readonly visibleBy: ReadonlyMap<string, readonly string[]>;
  /** Paths to the ids of other entities whose data this entity contains. */
  readonly partOf: readonly string[];
  /** The mutation that receives the view counts of cached entities; null when views are not counted. */
  readonly viewsTo: string | null;
  readonly fields: ReadonlyMap<string, FieldCacheDirectives>;
}

/** Whether the SDL names owners for the entities of a type. Entities without an owner are never shared. */
export function hasOwners({ visibleBy }: TypeCacheDirectives): boolean {
  return [...visibleBy.values()].some((paths) => paths.length > 0);
}

/** The cache directives of one subgraph, by type. */
export type CacheDirectives = ReadonlyMap<string, TypeCacheDirectives>;

/** Reads `@cacheControl`, `@cacheEntity` and `@cacheCounted` from a subgraph's SDL. Types without directives are not cached. */
export function readCacheDirectives(typeDefs: DocumentNode): CacheDirectives {
  const known = new Map<string, TypeCacheDirectives>();
  for (const definition of typeDefs.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const { name, directives = [], fields = [] } = definition;
    const paths = argumentsOf(directives, 'cacheEntity');
    known.set(name.value, {
      maxAge: readControl(directives).maxAge,
      visibleBy: aspectsOf(paths),
      partOf: textsOf(paths.get('partOf')),
      viewsTo: textOf(paths.get('viewsTo')),
      fields: new Map(
        fields.map((field): [string, FieldCacheDirectives] => [
          field.name.value,
          {
            typeName: namedType(field.type),
            ...readControl(field.directives ?? []),
            isCounted: (field.directives ?? []).some((each) => each.name.value === 'cacheCounted'),
          },
        ]),
      ),
    });
  }
  return known;
}

function readControl(
  directives: readonly ConstDirectiveNode[],
): Pick<FieldCacheDirectives, 'maxAge' | 'isPrivate'> {
  const values = argumentsOf(directives, 'cacheControl');
  const maxAge = values.get('maxAge');
  const scope = values.get('scope');
  return {
    maxAge: maxAge?.kind === Kind.INT ? Number(maxAge.value) * 1000 : null,
    isPrivate: scope?.kind === Kind.ENUM && scope.value === 'PRIVATE',
  };
}

function argumentsOf(directives: readonly ConstDirectiveNode[], name: string): Map<string, ValueNode> {
  const directive = directives.find((each) => each.name.value === name);
  return new Map((directive?.arguments ?? []).map((each) => [each.name.value, each.value]));
}

/** Each argument whose name ends in `Of`, except `partOf`, names an aspect of the owners. */
function aspectsOf(paths: ReadonlyMap<string, ValueNode>): Map<string, string[]> {
  const aspects = [...paths.keys()].filter((name) => name.endsWith('Of') && name !== 'partOf');
  return new Map(aspects.map((name) => [name.slice(0, -'Of'.length), textsOf(paths.get(name))]));
}

function textOf(value: ValueNode | undefined): string | null {
  return value?.kind === Kind.STRING ? value.value : null;
}

function textsOf(value: ValueNode | undefined): string[] {
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((each) => (each.kind === Kind.STRING ? [each.value] : []));
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
