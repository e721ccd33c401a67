import {
  defaultFieldResolver,
  getArgumentValues,
  isLeafType,
  isNonNullType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type ValueNode,
} from 'graphql';
import { throwIfCancelled } from '../../cancellation.js';
import { completeLeaf, finisherOf, type Completer } from './complete.js';
import { ResolveInfo, type FieldInfo } from './resolve-info.js';
import { failed, isPromise, type Path, type Prepared, type Run } from './run.js';

/** Returns the completed value of one field of `source`, or a promise of it. */
export type ResolveField = (run: Run, source: unknown, parent: Path | undefined) => unknown;

type Arguments = Record<string, unknown>;

/** Prepares the resolution of a field. The document is valid, so the field exists. */
export function prepareField(
  prepared: Prepared,
  parentType: GraphQLObjectType,
  name: string,
  nodes: readonly FieldNode[],
): ResolveField {
  const fieldName = nodes[0]!.name.value;
  if (fieldName === '__typename') return () => parentType.name;
  const definition = parentType.getFields()[fieldName]!;
  const resolve = withResolver(prepared, parentType, definition, name, nodes);
  if (definition.resolve) return resolve;
  const { type } = definition;
  return isLeafType(isNonNullType(type) ? type.ofType : type)
    ? ofLeaf(parentType, definition, name, nodes, resolve)
    : ofProperty(prepared, parentType, definition, name, nodes, resolve);
}

function withResolver(
  prepared: Prepared,
  parentType: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown>,
  key: string,
  nodes: readonly FieldNode[],
): ResolveField {
  const { name: fieldName, type: returnType, resolve = defaultFieldResolver } = definition;
  const argumentsOf = prepareArguments(definition, nodes[0]!);
  const field = { fieldName, fieldNodes: nodes, returnType, parentType };
  const finish = prepareFinish(prepared, field);
  return (run, source, parent) => {
    const path: Path = { prev: parent, key, typename: parentType.name };
    const info = new ResolveInfo(field, run, path);
    try {
      throwIfCancelled(run.signal);
      return finish(run, resolve(source, argumentsOf(run), run.context, info), path, info);
    } catch (error) {
      return failed(run, error, nodes, path, !isNonNullType(returnType));
    }
  };
}

/** Prepares the completion of the value of a field. */
function prepareFinish(
  prepared: Prepared,
  { fieldName, fieldNodes, returnType, parentType }: FieldInfo,
): Completer {
  return finisherOf(prepared, returnType, `${parentType.name}.${fieldName}`, fieldNodes);
}

/** Resolves an object or a list that is a property of its source; such a field needs no arguments. */
function ofProperty(
  prepared: Prepared,
  parentType: GraphQLObjectType,
  { name, type: returnType }: GraphQLField<unknown, unknown>,
  key: string,
  nodes: readonly FieldNode[],
  resolveWithDefault: ResolveField,
): ResolveField {
  const field = { fieldName: name, fieldNodes: nodes, returnType, parentType };
  const finish = prepareFinish(prepared, field);
  return (run, source, parent) => {
    if (typeof source !== 'object' || source === null) return resolveWithDefault(run, source, parent);
    const path: Path = { prev: parent, key, typename: parentType.name };
    try {
      const value = (source as Record<string, unknown>)[name];
      if (typeof value === 'function') return resolveWithDefault(run, source, parent);
      return finish(run, value, path, new ResolveInfo(field, run, path));
    } catch (error) {
      return failed(run, error, nodes, path, !isNonNullType(returnType));
    }
  };
}

/** Resolves a scalar that is a property of its source. Most fields are; they need no arguments, and a path only in errors. */
function ofLeaf(
  parentType: GraphQLObjectType,
  { name, type }: GraphQLField<unknown, unknown>,
  key: string,
  nodes: readonly FieldNode[],
  resolveWithDefault: ResolveField,
): ResolveField {
  const nullable = !isNonNullType(type);
  const inner = (isNonNullType(type) ? type.ofType : type) as GraphQLLeafType;
  const complete = (value: unknown): unknown => {
    if (value instanceof Error) throw value;
    if (value !== null && value !== undefined) return completeLeaf(inner, value);
    if (nullable) return null;
    throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${name}.`);
  };
  const fail = (run: Run, error: unknown, parent: Path | undefined): null =>
    failed(run, error, nodes, { prev: parent, key, typename: parentType.name }, nullable);
  return (run, source, parent) => {
    if (typeof source !== 'object' || source === null) return resolveWithDefault(run, source, parent);
    try {
      const value = (source as Record<string, unknown>)[name];
      if (typeof value === 'function') return resolveWithDefault(run, source, parent);
      return isPromise(value)
        ? value.then(complete).then(undefined, (error: unknown) => fail(run, error, parent))
        : complete(value);
    } catch (error) {
      return fail(run, error, parent);
    }
  };
}

/** Coerces arguments without variables once. All runs share them, so they are frozen. */
function prepareArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (run: Run) => Arguments {
  if (node.arguments?.some(({ value }) => hasVariables(value)))
    return ({ variables }) => getArgumentValues(definition, node, variables);
  const values = Object.freeze(getArgumentValues(definition, node));
  return () => values;
}

function hasVariables(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(hasVariables);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => hasVariables(field.value));
  return value.kind === Kind.VARIABLE;
}
