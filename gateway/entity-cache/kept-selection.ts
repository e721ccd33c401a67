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
import { keepingOf, together } from './keeping.js';
import { hasOwners, type CacheDirectives } from './cache-directives.js';
import { tagSelection, cacheTagsOf, type CacheTag } from './cache-tags.js';

/** A fetch of entities of which something may be kept and shared. */
export interface KeptSelection {
  /** Tells selections apart, the same in every gateway. */
  readonly hash: string;
  /** The variables that shape what is kept. */
  readonly variables: readonly string[];
  readonly typeName: string;
  /** ms */
  readonly maxAge: number;
  readonly isCounted: boolean;
  /** The text for entities that are not kept: everything that was asked for, and the traces. */
  readonly whole: string;
  /** The text for entities that are kept: what must be asked for each viewer. Null when that is nothing. */
  readonly rest: string | null;
  /** The text that brings what is kept anew, for nobody in particular: that alone, and the traces. */
  readonly renewal: string;
  /** The names in the answer that are the viewer's own, and not kept. */
  readonly restKeys: ReadonlySet<string>;
  readonly cacheTags: readonly CacheTag[];
  /** The mutation that is told of the views that the subgraph does not see, because it is asked for nothing; null for none. */
  readonly viewsTo: string | null;
}

/** What of a fetch may be kept, by the marks of its subgraph; null for nothing. */
export function keptSelectionOf(query: string, directives: CacheDirectives): KeptSelection | null {
  const found = entitySelectionOf(parse(query, { noLocation: true }));
  const type = found && directives.get(found.typeName);
  if (!type || !type.maxAge || !hasOwners(type)) return null;
  const { typeName, operation, selections } = found;
  const isKept = (each: SelectionNode): boolean => keepingOf(each, typeName, directives).maxAge > 0;
  const restKeys = new Set(selections.filter((each) => !isKept(each)).flatMap(keysOf));
  // Two fields of one name make one value: when one is the viewer's own, so is the other.
  const kept = selections.filter((each) => keysOf(each).every((key) => !restKeys.has(key)));
  if (kept.every((each) => keysOf(each).every((key) => key === '__typename'))) return null;
  const rest = selections.filter((each) => !kept.includes(each));
  for (const key of rest.flatMap(keysOf)) restKeys.add(key);
  const cacheTags = cacheTagsOf(type);
  const traced = cacheTags.map(tagSelection);
  const { name: _, ...unnamed } = operation;
  const keeping = together(kept.map((each) => keepingOf(each, typeName, directives)));
  return {
    hash: hashOf(textOf(unnamed, typeName, kept), cacheTags),
    variables: [...variablesIn(kept)],
    typeName,
    maxAge: Math.min(type.maxAge, keeping.maxAge),
    isCounted: keeping.isCounted,
    whole: textOf(operation, typeName, [...selections, ...traced]),
    renewal: textOf(operation, typeName, [...kept, ...traced]),
    rest: rest.length === 0 ? null : textOf(operation, typeName, rest),
    restKeys,
    cacheTags,
    viewsTo: rest.length === 0 ? type.viewsTo : null,
  };
}

/** The same for what shows the same, whatever the operation is called and whatever else it asks for. */
function hashOf(text: string, cacheTags: readonly CacheTag[]): string {
  return createHash('sha256')
    .update(JSON.stringify([text, cacheTags]))
    .digest('base64url')
    .slice(0, 16);
}

/** The names that a selection has in the answer. */
function keysOf(selection: SelectionNode): string[] {
  if (selection.kind === Kind.FIELD) return [selection.alias?.value ?? selection.name.value];
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections.flatMap(keysOf) : [];
}

/** The operation with other selections on its entities, and no more variables than those use. */
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
