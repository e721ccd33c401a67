import { createHash } from 'node:crypto';
import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FieldNode,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { entitySelectionOf } from './entity-selection.js';
import { combined, policyOf } from './cache-policy.js';
import { hasOwners, type CacheDirectives } from './cache-directives.js';
import { tagSelection, cacheTagsOf, type CacheTag } from './cache-tags.js';

/** A fetch of entities with public fields, which may be cached and shared between viewers. */
export interface CacheableSelection {
  /** Identifies the cached selection; equal in all gateways. */
  readonly hash: string;
  /** The names of the variables that the public fields depend on. */
  readonly variables: readonly string[];
  readonly typeName: string;
  /** ms */
  readonly maxAge: number;
  readonly isCounted: boolean;
  /** The query for entities that are not cached: all selected fields and the cache tags. */
  readonly fullQuery: string;
  /** The query for cached entities: their private fields, fetched for each viewer. Null when there are none. */
  readonly privateQuery: string | null;
  /** The query that renews cached entities: their public fields and the cache tags. */
  readonly renewalQuery: string;
  /** The response names of the private fields, which are not cached. */
  readonly privateKeys: ReadonlySet<string>;
  readonly cacheTags: readonly CacheTag[];
  /**
   * The mutation that receives the views of cached entities. Null when views are not counted, or when the subgraph sees
   * every view because it resolves private fields.
   */
  readonly viewsTo: string | null;
}

/** Splits a fetch by the cache directives of its subgraph; null when no part of it may be cached. */
export function cacheableSelectionOf(query: string, directives: CacheDirectives): CacheableSelection | null {
  const found = entitySelectionOf(parse(query, { noLocation: true }));
  const type = found && directives.get(found.typeName);
  if (!type || !type.maxAge || !hasOwners(type)) return null;
  const { typeName, operation, selections } = found;
  const isPublic = (each: SelectionNode): boolean => policyOf(each, typeName, directives).maxAge > 0;
  const privateKeys = new Set(selections.filter((each) => !isPublic(each)).flatMap(keysOf));
  // Fields with the same response name are merged: when one is private, all are.
  const publicFields = selections.filter((each) => keysOf(each).every((key) => !privateKeys.has(key)));
  if (publicFields.every((each) => keysOf(each).every((key) => key === '__typename'))) return null;
  const privateFields = selections.filter((each) => !publicFields.includes(each));
  for (const key of privateFields.flatMap(keysOf)) privateKeys.add(key);
  const cacheTags = cacheTagsOf(type);
  const tagFields = cacheTags.map(tagSelection);
  const { name: _, ...unnamed } = operation;
  const policy = combined(publicFields.map((each) => policyOf(each, typeName, directives)));
  return {
    hash: hashOf(textOf(unnamed, typeName, publicFields), cacheTags),
    variables: [...variablesIn(publicFields)],
    typeName,
    maxAge: Math.min(type.maxAge, policy.maxAge),
    isCounted: policy.isCounted,
    fullQuery: textOf(operation, typeName, [...selections, ...tagFields]),
    renewalQuery: textOf(operation, typeName, [...publicFields, ...tagFields]),
    privateQuery: privateFields.length === 0 ? null : textOf(operation, typeName, privateFields),
    privateKeys,
    cacheTags,
    viewsTo: privateFields.length === 0 ? type.viewsTo : null,
  };
}

/** Equal for equal public fields, independent of the operation name and of the private fields. */
function hashOf(text: string, cacheTags: readonly CacheTag[]): string {
  return createHash('sha256')
    .update(JSON.stringify([text, cacheTags]))
    .digest('base64url')
    .slice(0, 16);
}

/** The response names of a selection. */
function keysOf(selection: SelectionNode): string[] {
  if (selection.kind === Kind.FIELD) return [selection.alias?.value ?? selection.name.value];
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections.flatMap(keysOf) : [];
}

/** The text of an operation with other selections on its entities. Variables that are not used are dropped. */
function textOf(
  operation: OperationDefinitionNode,
  typeName: string,
  selections: readonly SelectionNode[],
): string {
  const [root] = operation.selectionSet.selections as [FieldNode];
  const onType: InlineFragmentNode = {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  const field: FieldNode = { ...root, selectionSet: { kind: Kind.SELECTION_SET, selections: [onType] } };
  const used = variablesIn([field]);
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...operation,
        variableDefinitions: (operation.variableDefinitions ?? []).filter((each) =>
          used.has(each.variable.name.value),
        ),
        selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
      },
    ],
  };
  return stripIgnoredCharacters(print(document));
}

function variablesIn(selections: readonly SelectionNode[]): Set<string> {
  const used = new Set<string>();
  for (const each of selections) visit(each, { Variable: ({ name }) => void used.add(name.value) });
  return used;
}
