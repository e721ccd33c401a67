import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import { fragmentsOf, type Fragments } from '../fragments.js';
import type { CostRules } from '../federation/index.js';
import { argumentCost, sizeOf, sizesOf } from './declared-costs.js';
import { maxOf, productOf, sumOf, valueOf, type Cost, type Term } from './cost-terms.js';

/** The assumed size of a list without `first`. */
const UNSIZED_LIST = 5;

/** The sizes of lists that the field around them declares with `sizedFields`, by the names of their fields. */
type Sizes = ReadonlyMap<string, Term>;

/**
 * The number of objects that the subgraphs may have to load for an operation: every field with a selection set counts one,
 * and the selections below a list are multiplied by its `first`. `@cost` and `@listSize` of the supergraph replace these
 * numbers where they are declared. The document must be valid and within the limits of size. It is walked once; the result
 * is a sum over the coerced variables.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  rules?: CostRules,
): Cost {
  const root = schema.getRootType(operation.operation);
  const declared = rules?.isEmpty === false ? rules : null;
  const cost = root ? new Costs(schema, document, declared).of(root, operation.selectionSet, null) : 0;
  return (variables) => valueOf(cost, variables);
}

class Costs {
  readonly #schema: GraphQLSchema;
  /** Null when the supergraph declares no costs. */
  readonly #rules: CostRules | null;
  readonly #fragments: Fragments;
  /** By the sizes that the field around the fragment declares. */
  readonly #fragmentCosts = new Map<Sizes | null, Map<string, Term>>();

  constructor(schema: GraphQLSchema, document: DocumentNode, rules: CostRules | null) {
    this.#schema = schema;
    this.#rules = rules;
    this.#fragments = fragmentsOf(document);
  }

  /** An object has one type: of the fragments for different object types, those of the most expensive type count. */
  of(parent: GraphQLNamedType, { selections }: SelectionSetNode, sizes: Sizes | null): Term {
    const common: Term[] = [];
    const byType = new Map<string, Term[]>();
    for (const selection of selections) {
      const type = this.#typeOf(parent, selection);
      const isOneOf = isAbstractType(parent) && isObjectType(type);
      const terms = isOneOf ? (byType.get(type.name) ?? []) : common;
      if (isOneOf) byType.set(type.name, terms);
      terms.push(this.#ofSelection(parent, type, selection, sizes));
    }
    return sumOf([...common, maxOf(Array.from(byType.values(), sumOf))]);
  }

  #ofSelection(
    parent: GraphQLNamedType,
    type: GraphQLNamedType,
    selection: SelectionNode,
    sizes: Sizes | null,
  ): Term {
    if (selection.kind === Kind.FIELD) return this.#ofField(parent, selection, sizes);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(selection.name.value, sizes);
    return this.of(type, selection.selectionSet, sizes);
  }

  /** The type that a fragment is for; that of the selection set otherwise. */
  #typeOf(parent: GraphQLNamedType, selection: SelectionNode): GraphQLNamedType {
    if (selection.kind === Kind.FIELD) return parent;
    const condition =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? this.#fragments.get(selection.name.value)?.typeCondition
        : selection.typeCondition;
    return this.#narrow(parent, condition?.name.value);
  }

  #ofField(parent: GraphQLNamedType, node: FieldNode, sizes: Sizes | null): Term {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    if (!field || isInputField(field)) return 0;
    const type = getNamedType(field.type);
    const selectionSet = isCompositeType(type) ? node.selectionSet : undefined;
    const weight = this.#rules?.weightOfField(parent.name, field) ?? (selectionSet ? 1 : 0);
    const listSize = this.#rules?.listSizeOf(parent.name, field.name);
    const size = listSize && sizeOf(`${parent.name}.${field.name}`, listSize, field, node);
    const below = size && listSize.sizedFields.length > 0 ? sizesOf(listSize.sizedFields, size) : null;
    const times = sizes?.get(field.name) ?? (below ? 1 : (size ?? timesOf(parent, field, node)));
    const each = sumOf([weight, selectionSet ? this.of(type, selectionSet, below) : 0]);
    const args = this.#rules ? argumentCost(this.#rules, parent.name, field, node) : 0;
    return sumOf([productOf(times, each), args]);
  }

  #ofFragment(name: string, sizes: Sizes | null): Term {
    let costs = this.#fragmentCosts.get(sizes);
    if (!costs) this.#fragmentCosts.set(sizes, (costs = new Map<string, Term>()));
    const known = costs.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return 0;
    const type = this.#schema.getType(fragment.typeCondition.name.value);
    const cost = type ? this.of(type, fragment.selectionSet, sizes) : 0;
    costs.set(name, cost);
    return cost;
  }

  #narrow(parent: GraphQLNamedType, typeName: string | undefined): GraphQLNamedType {
    return (typeName === undefined ? undefined : this.#schema.getType(typeName)) ?? parent;
  }
}

/** How many objects a field returns: its `first` or `last`, the number of its `ids`, or an assumed size. */
function timesOf(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>, node: FieldNode): Term {
  const declared = field.args.find(({ name }) => name === 'first');
  if (declared) return pageSizeOf(node, declared.defaultValue);
  const isList = isListType(getNullableType(field.type));
  const ids = field.args.find(({ name, type }) => name === 'ids' && isListType(getNullableType(type)));
  if (isList && ids) return lengthOf(node);
  // The edges of a connection were counted with the connection's `first`.
  return isList && !parent.name.endsWith('Connection') ? UNSIZED_LIST : 1;
}

function isInputField(field: GraphQLField<unknown, unknown> | GraphQLInputField): field is GraphQLInputField {
  return !('args' in field);
}

/** The larger of `first` and `last`, as far as they are given; the default of `first` without either. */
function pageSizeOf(node: FieldNode, otherwise: unknown): Term {
  const given = [givenAs(node, 'first'), givenAs(node, 'last')].filter((each) => each !== undefined);
  return termOf(given, (values) => {
    const sizes = values.filter((value) => typeof value === 'number');
    return Math.max(1, ...(sizes.length > 0 ? sizes : [typeof otherwise === 'number' ? otherwise : 1]));
  });
}

/** The number of ids that are asked for. */
function lengthOf(node: FieldNode): Term {
  const given = [givenAs(node, 'ids')].filter((each) => each !== undefined);
  return termOf(given, ([ids]) => Math.max(1, Array.isArray(ids) ? ids.length : 1));
}

/** A number that depends on arguments: known now when none of their values has a variable. */
function termOf(given: readonly ValueNode[], of: (values: readonly unknown[]) => number): Term {
  const hasVariable = given.some(
    (value) =>
      value.kind === Kind.VARIABLE ||
      (value.kind === Kind.LIST && value.values.some(({ kind }) => kind === Kind.VARIABLE)),
  );
  const evaluate = (variables: Readonly<Record<string, unknown>>): number =>
    of(given.map((value) => valueFromASTUntyped(value, { ...variables })));
  return hasVariable ? evaluate : evaluate({});
}

function givenAs(node: FieldNode, name: string): ValueNode | undefined {
  return node.arguments?.find((each) => each.name.value === name)?.value;
}

export type { Cost };
