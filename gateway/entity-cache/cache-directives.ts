import { Kind, type ConstDirectiveNode, type DocumentNode, type TypeNode, type ValueNode } from 'graphql';

/** What the SDL says about keeping a field. */
export interface FieldMarks {
  /** The named type behind lists and non-nulls. */
  readonly typeName: string;
  /** ms; null when nothing is said. */
  readonly maxAge: number | null;
  /** Whether it depends on who looks. */
  readonly isPrivate: boolean;
  /** Whether it is a count that grows stale apart from the rest. */
  readonly isCounted: boolean;
}

/** What the SDL says about keeping a type. */
export interface TypeCacheDirectives {
  /** ms; null when nothing is said. */
  readonly maxAge: number | null;
  /** By aspect: paths to the ids of the owners of whom the viewer must be allowed to see it. */
  readonly visibleBy: ReadonlyMap<string, readonly string[]>;
  /** Paths to the ids of other entities that this one is made of. */
  readonly partOf: readonly string[];
  /** The mutation that takes the views of kept entities; null where nobody counts them. */
  readonly viewsTo: string | null;
  readonly fields: ReadonlyMap<string, FieldMarks>;
}

/** Whether the SDL says who owns the entities of a type. Without an owner no entity is shared. */
export function hasOwners({ visibleBy }: TypeCacheDirectives): boolean {
  return [...visibleBy.values()].some((paths) => paths.length > 0);
}

/** The cache directives of one subgraph, by type. */
export type CacheDirectives = ReadonlyMap<string, TypeCacheDirectives>;

/** Reads `@cacheControl`, `@cacheEntity` and `@cacheCounted` from a subgraph's SDL. What has no mark is never kept. */
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
        fields.map((field): [string, FieldMarks] => [
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

function readControl(directives: readonly ConstDirectiveNode[]): Pick<FieldMarks, 'maxAge' | 'isPrivate'> {
  const given = argumentsOf(directives, 'cacheControl');
  const maxAge = given.get('maxAge');
  const scope = given.get('scope');
  return {
    maxAge: maxAge?.kind === Kind.INT ? Number(maxAge.value) * 1000 : null,
    isPrivate: scope?.kind === Kind.ENUM && scope.value === 'PRIVATE',
  };
}

function argumentsOf(directives: readonly ConstDirectiveNode[], name: string): Map<string, ValueNode> {
  const directive = directives.find((each) => each.name.value === name);
  return new Map((directive?.arguments ?? []).map((each) => [each.name.value, each.value]));
}

/** Every argument that ends in `Of`, apart from `partOf`, names an aspect of the owners. */
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
