import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  valueFromAST,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { RookeryError } from '#platform/errors.js';
import type { CostRules, ListSize } from '../federation/index.js';
import { sumOf, type Term } from './cost-terms.js';

type AnyField = GraphQLField<unknown, unknown>;

/** The length of a list by its `@listSize`: the largest of its slicing arguments, or the assumed size. */
export function sizeOf(
  coordinate: string,
  listSize: ListSize,
  field: AnyField,
  node: FieldNode,
): Term | null {
  const { assumedSize, slicingArguments, requireOneSlicingArgument } = listSize;
  if (slicingArguments.length === 0) return assumedSize;
  return (variables) => {
    const given = slicingArguments.flatMap((name) => numberOf(argumentOf(field, node, name, variables)));
    const sizes =
      given.length > 0 ? given : slicingArguments.flatMap((name) => numberOf(defaultOf(field, name)));
    if (requireOneSlicingArgument && sizes.length !== 1) {
      const message = `Give exactly one of the arguments ${slicingArguments.join(', ')} of ${coordinate}.`;
      throw new RookeryError('OPERATION_TOO_COMPLEX', { message });
    }
    return Math.max(1, ...(sizes.length > 0 ? sizes : [assumedSize ?? 1]));
  };
}

/** The size of each of the fields that `sizedFields` names. */
export function sizesOf(sizedFields: readonly string[], size: Term): ReadonlyMap<string, Term> {
  return new Map(sizedFields.map((name) => [name, size]));
}

/**
 * The weights of the arguments that have a value, given or by default, and of the input fields in them. Counted once for the
 * field: so they are what the field costs whatever the length of its list is.
 */
export function argumentCost(rules: CostRules, typeName: string, field: AnyField, node: FieldNode): Term {
  const costs = field.args.map(({ name, type, defaultValue }): Term => {
    const own = rules.weightOf(`${typeName}.${field.name}(${name}:)`);
    if (own === undefined && !mayWeigh(rules, type)) return 0;
    const given = node.arguments?.find((each) => each.name.value === name);
    if (!given) return inputCost(rules, type, defaultValue, own);
    return (variables) => {
      const value = valueFromAST(given.value, type, variables);
      // An argument whose variable is not sent has its default.
      return inputCost(rules, type, value === undefined ? defaultValue : value, own);
    };
  });
  return sumOf(costs);
}

/** Whether a value of the type can have a weight by its type or by input fields in it. */
function mayWeigh(rules: CostRules, type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return isInputObjectType(named) || rules.weightOfType(named) !== undefined;
}

/** `own` is the weight of the argument or input field that has the value; that of the type when it is undefined. */
function inputCost(
  rules: CostRules,
  type: GraphQLInputType,
  value: unknown,
  own: number | undefined,
): number {
  if (value === null || value === undefined) return 0;
  if (isNonNullType(type)) return inputCost(rules, type.ofType, value, own);
  if (isListType(type)) {
    const values = Array.isArray(value) ? value : [value];
    return values.reduce<number>((sum, each) => sum + inputCost(rules, type.ofType, each, own), 0);
  }
  const weight = own ?? rules.weightOfType(getNamedType(type)) ?? 0;
  if (!isInputObjectType(type)) return weight;
  return Object.entries(value as Record<string, unknown>).reduce((sum, [name, inner]) => {
    const field = type.getFields()[name];
    return field ? sum + inputCost(rules, field.type, inner, rules.weightOf(`${type.name}.${name}`)) : sum;
  }, weight);
}

function argumentOf(
  field: AnyField,
  node: FieldNode,
  name: string,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  const argument = field.args.find((each) => each.name === name);
  const given = node.arguments?.find((each) => each.name.value === name);
  return argument && given ? valueFromAST(given.value, argument.type, variables) : undefined;
}

function defaultOf(field: AnyField, name: string): unknown {
  return field.args.find((each) => each.name === name)?.defaultValue;
}

function numberOf(value: unknown): number[] {
  return typeof value === 'number' ? [value] : [];
}
