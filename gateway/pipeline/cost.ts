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

/** What a list without a `first` is taken for: users mentioned, earlier texts. */
const UNSIZED_LIST = 5;

/** A number of objects, by the values of the variables. */
export type Cost = (variables: Readonly<Record<string, unknown>>) => number;

/** A number that is known now, or one that is known with the variables. */
type Term = number | Cost;

/**
 * How many objects an operation may have the subgraphs load, at most: every field with fields of its own counts one, and what
 * stands below a list counts as often as its `first` says. Known before anything is fetched. The document must be valid
 * and within the limits of size; it is looked at once, and what is left is a sum over the variables, coerced.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Cost {
  const root = schema.getRootType(operation.operation);
  const cost = root ? new Costs(schema, document).of(root, operation.selectionSet) : 0;
  return (variables) => valueOf(cost, variables);
}

class Costs {
  readonly #schema: GraphQLSchema;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #fragmentCosts = new Map<string, Term>();

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
    }
  }

  of(parent: GraphQLNamedType, { selections }: SelectionSetNode): Term {
    return sumOf(
      selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return this.#ofField(parent, selection);
        if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(selection.name.value);
        return this.of(this.#narrow(parent, selection.typeCondition?.name.value), selection.selectionSet);
      }),
    );
  }

  #ofField(parent: GraphQLNamedType, node: FieldNode): Term {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    const type = field && getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return 0;
    const times = timesOf(parent, field as GraphQLField<unknown, unknown>, node);
    return productOf(times, sumOf([1, this.of(type, node.selectionSet)]));
  }

  #ofFragment(name: string): Term {
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
}

function timesOf(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>, node: FieldNode): Term {
  const declared = field.args.find(({ name }) => name === 'first');
  if (declared) return firstOf(node, declared.defaultValue);
  // The edges of a connection were counted with the connection's `first`.
  const isList = isListType(getNullableType(field.type));
  return isList && !parent.name.endsWith('Connection') ? UNSIZED_LIST : 1;
}

function firstOf(node: FieldNode, otherwise: unknown): Term {
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (given?.kind === Kind.INT) return timesAtLeastOnce(Number(given.value));
  if (given?.kind !== Kind.VARIABLE) return timesAtLeastOnce(otherwise);
  const { value } = given.name;
  return (variables) => timesAtLeastOnce(variables[value] ?? otherwise);
}

function timesAtLeastOnce(first: unknown): number {
  return Math.max(1, typeof first === 'number' ? first : 1);
}

function sumOf(terms: readonly Term[]): Term {
  const fixed = terms.reduce<number>((sum, term) => (typeof term === 'number' ? sum + term : sum), 0);
  const open = terms.filter((term) => typeof term !== 'number');
  if (open.length === 0) return fixed;
  return (variables) => open.reduce((sum, term) => sum + term(variables), fixed);
}

function productOf(a: Term, b: Term): Term {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  return (variables) => valueOf(a, variables) * valueOf(b, variables);
}

function valueOf(term: Term, variables: Readonly<Record<string, unknown>>): number {
  return typeof term === 'number' ? term : term(variables);
}
