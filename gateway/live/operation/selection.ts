import {
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { RookeryError } from '#platform/errors.js';
import { fragmentsOf, type Fragments } from '../../fragments.js';

/** The one field that a subscription selects. */
export interface RootField {
  node: FieldNode & { selectionSet: SelectionSetNode };
  fragments: Fragments;
  responseKey: string;
}

/** The selected field of a valid subscription, merged from all fragments that select it. */
export function rootFieldOf(document: DocumentNode, operation: OperationDefinitionNode): RootField {
  const fragments = fragmentsOf(document);
  const fields = [...fieldsOf(operation.selectionSet, fragments)];
  const [first] = fields;
  if (!first) throw new RookeryError('GRAPHQL_VALIDATION_FAILED');
  const selections = fields.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const node = { ...first, selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
  return { node, fragments, responseKey: first.alias?.value ?? first.name.value };
}

const SELECTED = new WeakMap<OperationDefinitionNode, string>();

/** What an operation selects, as text without the operation's name: clients give many names to one selection. */
export function selectedText(document: DocumentNode, operation: OperationDefinitionNode): string {
  let text = SELECTED.get(operation);
  if (text === undefined) {
    const { name: _, ...unnamed } = operation;
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    text = [unnamed, ...fragments].map((definition) => print(definition)).join('\n');
    SELECTED.set(operation, text);
  }
  return text;
}

/** The fields of a selection set, with fragments inlined. */
function* fieldsOf({ selections }: SelectionSetNode, fragments: Fragments): Generator<FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) yield selection;
    else {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragments.get(selection.name.value)?.selectionSet
          : selection.selectionSet;
      if (inner) yield* fieldsOf(inner, fragments);
    }
  }
}

/** The response keys under which the client selects a field of the value. */
export function responseKeysOf({ node, fragments }: RootField, fieldName: string): string[] {
  return [...fieldsOf(node.selectionSet, fragments)]
    .filter(({ name }) => name.value === fieldName)
    .map(({ name, alias }) => alias?.value ?? name.value);
}

/** The variables that shape the payload: those used below the root field, not those of its own arguments. */
export function variablesBelow(root: RootField, variables: Record<string, unknown>): Record<string, unknown> {
  const used = new Set<string>();
  const spread = new Set<string>();
  const collect = (selectionSet: SelectionSetNode): void => {
    visit(selectionSet, {
      Variable: ({ name }) => void used.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = root.fragments.get(name.value);
        if (!fragment || spread.has(name.value)) return;
        spread.add(name.value);
        collect(fragment.selectionSet);
      },
    });
  };
  collect(root.node.selectionSet);
  const entries = Object.entries(variables).filter(([name]) => used.has(name));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
