import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Path } from './places.js';
import type { RequiredTree } from './required-tree.js';
import type { Rewrites } from './rewrites.js';

const ENTITIES = '_entities';

/** A required field in the responses of a fetch. */
export interface RequiredField {
  /** The response keys that lead to the field, from the entity or from the root. */
  readonly way: readonly string[];
  /** What is required below the field. */
  readonly required: RequiredTree;
}

/**
 * A document that fetches the required field alone, with what is required below it; null for a mutation, which must not run twice.
 * `text` is the document of the fetch that selects more of the field.
 */
export function requiredDocument(
  text: string,
  field: RequiredField,
  rewrites: Rewrites | null,
): string | null {
  const [operation, ...others] = parse(text, { noLocation: true }).definitions;
  // The planner writes fragments out.
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) return null;
  if (operation.operation !== 'query') return null;
  const selectionSet = new Pruning(field, rewrites).prune(operation.selectionSet, []);
  return selectionSet && stripIgnoredCharacters(print(withUsedVariables({ ...operation, selectionSet })));
}

/** Keeps of a document what leads to a required field, and what is required below the field. */
class Pruning {
  readonly #field: RequiredField;
  readonly #rewrites: Rewrites | null;

  constructor(field: RequiredField, rewrites: Rewrites | null) {
    this.#field = field;
    this.#rewrites = rewrites;
  }

  /** `path` leads to the object, by the keys before rewrites; `required` is what the object is required for, below the field. */
  prune({ selections }: SelectionSetNode, path: Path, required?: RequiredTree): SelectionSetNode | null {
    const pruned = selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return this.#pruneField(selection, path, required);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      const selectionSet = this.prune(selection.selectionSet, path, required);
      return selectionSet ? [{ ...selection, selectionSet }] : [];
    });
    return pruned.length > 0 ? { kind: Kind.SELECTION_SET, selections: pruned } : null;
  }

  #pruneField(field: FieldNode, path: Path, required?: RequiredTree): FieldNode[] {
    if (field.name.value === '__typename') return [field];
    if (path.length === 0 && field.name.value === ENTITIES) return this.#withBelow(field, path);
    const place = [...path, (field.alias ?? field.name).value];
    const key = String((this.#rewrites ? this.#rewrites.pathAfter(place) : place).at(-1));
    if (required) {
      const below = required.below(key);
      return below?.isRequired ? this.#withBelow(field, place, below) : [];
    }
    const { way } = this.#field;
    if (key !== way[path.length]) return [];
    return this.#withBelow(field, place, place.length === way.length ? this.#field.required : undefined);
  }

  #withBelow(field: FieldNode, place: Path, required?: RequiredTree): FieldNode[] {
    if (!field.selectionSet) return [field];
    const selectionSet = this.prune(field.selectionSet, place, required);
    return selectionSet ? [{ ...field, selectionSet }] : [];
  }
}

/** Without the variables that nothing uses: a subgraph would refuse them. */
function withUsedVariables(operation: OperationDefinitionNode): OperationDefinitionNode {
  const used = new Set<string>();
  visit(operation, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return { ...operation, variableDefinitions };
}
