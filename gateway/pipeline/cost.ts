import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a list without a `first` is taken for: people mentioned, earlier texts. */
const UNSIZED_LIST = 5;

type Variables = Readonly<Record<string, unknown>>;

/**
 * How many objects an operation may have the rooms load, at most: every field with fields of its own counts one, and what
 * stands below a list counts as often as its `first` says. Known before anything is fetched; the document must be valid
 * and the variables coerced.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const root = schema.getRootType(operation.operation);
  return root ? new Costs(schema, document, variables).of(root, operation.selectionSet) : 0;
}

class Costs {
  readonly #schema: GraphQLSchema;
  readonly #variables: Variables;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #fragmentCosts = new Map<string, number>();

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Variables) {
    this.#schema = schema;
    this.#variables = variables;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
    }
  }

  of(parent: GraphQLNamedType, { selections }: SelectionSetNode): number {
    let total = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) total += this.#ofField(parent, selection);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) total += this.#ofFragment(selection.name.value);
      else
        total += this.of(this.#narrow(parent, selection.typeCondition?.name.value), selection.selectionSet);
    }
    return total;
  }

  #ofField(parent: GraphQLNamedType, node: FieldNode): number {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    const type = field && getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return 0;
    return (
      this.#timesOf(parent, field as GraphQLField<unknown, unknown>, node) *
      (1 + this.of(type, node.selectionSet))
    );
  }

  #ofFragment(name: string): number {
    const known = this.#fragmentCosts.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return 0;
    const type = this.#schema.getType(fragment.typeCondition.name.value);
    const cost = type ? this.of(type, fragment.selectionSet) : 0;
    this.#fragmentCosts.set(name, cost);
    return cost;
  }

  #narrow(parent: GraphQLNamedType, typeName: string | undefined): GraphQLNamedType {
    return (typeName === undefined ? undefined : this.#schema.getType(typeName)) ?? parent;
  }

  #timesOf(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>, node: FieldNode): number {
    const declared = field.args.find(({ name }) => name === 'first');
    if (declared) {
      const value = this.#valueOf(node, declared.defaultValue);
      return Math.max(1, typeof value === 'number' ? value : 1);
    }
    // The edges of a connection were counted with the connection's `first`.
    const isList = isListType(getNullableType(field.type));
    return isList && !parent.name.endsWith('Connection') ? UNSIZED_LIST : 1;
  }

  #valueOf(node: FieldNode, otherwise: unknown): unknown {
    const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    if (given?.kind === Kind.INT) return Number(given.value);
    if (given?.kind === Kind.VARIABLE) return this.#variables[given.name.value] ?? otherwise;
    return otherwise;
  }
}
