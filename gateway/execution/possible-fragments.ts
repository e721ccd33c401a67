import {
  getNamedType,
  isAbstractType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { TYPENAME } from '../typename.js';
import { fragmentsOf, type Fragments } from '../fragments.js';

/** The object types that an object may have; null when that is not known, as in introspection. */
type Possible = ReadonlySet<string> | null;

/**
 * The operations of a valid document with their fragments written out, without the fragments that exclude each other: validation allows
 * `... on A { ... on Union { ... on B } }`, which selects nothing, and the planner refuses some of these.
 */
export function withPossibleFragments(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const writer = new PossibleSelections(schema, fragmentsOf(document));
  const definitions = document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const root = schema.getRootType(definition.operation) ?? null;
    return [{ ...definition, selectionSet: writer.below(definition.selectionSet, root) }];
  });
  return { ...document, definitions };
}

class PossibleSelections {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;

  constructor(schema: GraphQLSchema, fragments: Fragments) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  /** The selections of a field or an operation whose type is `type`; null when the type is not known. */
  below(selectionSet: SelectionSetNode, type: GraphQLNamedType | null): SelectionSetNode {
    return this.#write(selectionSet, type, type && this.#possibleTypes(type));
  }

  #write(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | null,
    possible: Possible,
  ): SelectionSetNode {
    const written = selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return [this.#writeField(selection, type)];
      return this.#writeFragment(selection, type, possible);
    });
    return { kind: Kind.SELECTION_SET, selections: written.length > 0 ? written : [TYPENAME] };
  }

  #writeField(field: FieldNode, type: GraphQLNamedType | null): FieldNode {
    const { selectionSet } = field;
    if (!selectionSet) return field;
    const definition = type && 'getFields' in type ? type.getFields()[field.name.value] : undefined;
    return {
      ...field,
      selectionSet: this.below(selectionSet, definition ? getNamedType(definition.type) : null),
    };
  }

  #writeFragment(
    selection: InlineFragmentNode | FragmentSpreadNode,
    type: GraphQLNamedType | null,
    possible: Possible,
  ): InlineFragmentNode[] {
    const { typeCondition, selectionSet } = this.#contentOf(selection);
    const { directives = [] } = selection;
    if (!typeCondition)
      return [
        { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: this.#write(selectionSet, type, possible) },
      ];
    const condition = this.#schema.getType(typeCondition.name.value) ?? null;
    const allowed = condition && this.#possibleTypes(condition);
    const both: Possible =
      possible && allowed ? new Set([...possible].filter((name) => allowed.has(name))) : allowed;
    if (both?.size === 0) return [];
    return [
      {
        ...{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives },
        selectionSet: this.#write(selectionSet, condition, both),
      },
    ];
  }

  #contentOf(
    selection: InlineFragmentNode | FragmentSpreadNode,
  ): Pick<InlineFragmentNode | FragmentDefinitionNode, 'typeCondition' | 'selectionSet'> {
    return selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value)!;
  }

  #possibleTypes(type: GraphQLNamedType): ReadonlySet<string> {
    if (!isAbstractType(type)) return new Set([type.name]);
    return new Set(this.#schema.getPossibleTypes(type).map(({ name }) => name));
  }
}
