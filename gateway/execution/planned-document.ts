import {
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { TYPENAME } from '../typename.js';
import { letsIn } from '../inclusion.js';
import { DataKeys } from './data-keys.js';
import { withPossibleFragments } from './possible-fragments.js';
import type { Conditions, Schemas } from './prepared-operation.js';

/**
 * The document that is planned in the place of a client's: its fragments are written out as far as objects can have their types,
 * its fields have their data keys, and `@skip` and `@include` are decided as far as `conditions` has the values of their variables.
 * The planner does not see conditions that are decided: what a fetch requires for a field that the client leaves out would otherwise
 * be missing for the other fields of that fetch.
 */
export function plannedDocument(
  { supergraphSchema }: Pick<Schemas, 'supergraphSchema'>,
  document: DocumentNode,
  conditions: Conditions = new Map(),
): DocumentNode {
  const possible = withPossibleFragments(supergraphSchema, document);
  return rewritten(possible, new PlannedSelections(DataKeys.of(supergraphSchema), conditions));
}

/** The document with data keys as its response keys. */
export function withDataKeys(
  { supergraphSchema }: Pick<Schemas, 'supergraphSchema'>,
  document: DocumentNode,
): DocumentNode {
  return rewritten(document, new PlannedSelections(DataKeys.of(supergraphSchema), null));
}

function rewritten(document: DocumentNode, writer: PlannedSelections): DocumentNode {
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION
      ? { ...definition, selectionSet: writer.rewrite(definition.selectionSet) }
      : definition,
  );
  return { ...document, definitions };
}

class PlannedSelections {
  readonly #keys: DataKeys;
  /** Null when no condition is to be decided. */
  readonly #conditions: Conditions | null;

  constructor(keys: DataKeys, conditions: Conditions | null) {
    this.#keys = keys;
    this.#conditions = conditions;
  }

  /** An object of which the client leaves out every field is fetched for its own sake. */
  rewrite({ selections }: SelectionSetNode): SelectionSetNode {
    const rewritten = selections.flatMap((selection) => this.#rewrite(selection) ?? []);
    return { kind: Kind.SELECTION_SET, selections: rewritten.length > 0 ? rewritten : [TYPENAME] };
  }

  #rewrite(selection: SelectionNode): SelectionNode | null {
    const conditions = this.#conditions;
    const directives: DirectiveNode[] = [];
    for (const directive of selection.directives ?? []) {
      const isIn = conditions && letsIn(directive, (name) => conditions.get(name));
      if (isIn === false) return null;
      if (isIn !== true) directives.push(directive);
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) return { ...selection, directives };
    const { selectionSet } = selection;
    const below = selectionSet ? { selectionSet: this.rewrite(selectionSet) } : {};
    if (selection.kind === Kind.INLINE_FRAGMENT) return { ...selection, ...below, directives };
    const key = this.#keys.keyOf(selection);
    const { alias: _, ...field } = selection;
    const alias = key === field.name.value ? {} : { alias: { kind: Kind.NAME as const, value: key } };
    return { ...field, ...alias, ...below, directives };
  }
}
