import {
  defaultTypeResolver,
  GraphQLError,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { failed, isPromise, type Path, type Prepared, type ResolveObject, type Run } from './run.js';

/** Completes a resolver's value against its GraphQL type. Throws or rejects when a non-null type completes to null. */
export type Completer = (run: Run, value: unknown, path: Path, info: GraphQLResolveInfo) => unknown;

/** Prepares the completion of a type. `place` is the name of the field in error messages: `Type.field`. */
export function completerOf(
  prepared: Prepared,
  type: GraphQLOutputType,
  place: string,
  nodes: readonly FieldNode[],
): Completer {
  if (isNonNullType(type)) {
    const complete = completerOf(prepared, type.ofType, place, nodes);
    return (run, value, path, info) => {
      const completed = complete(run, value, path, info);
      if (completed === null) throw new Error(`Cannot return null for non-nullable field ${place}.`);
      return completed;
    };
  }
  const complete = isListType(type)
    ? completerOfList(prepared, type, place, nodes)
    : isLeafType(type)
      ? (_: Run, value: unknown) => completeLeaf(type, value)
      : isObjectType(type)
        ? completerOfObject(prepared, type, nodes)
        : completerOfAbstract(prepared, type, place, nodes);
  return (run, value, path, info) => {
    if (value instanceof Error) throw value;
    return value === null || value === undefined ? null : complete(run, value, path, info);
  };
}

export function completeLeaf(type: GraphQLLeafType, value: unknown): unknown {
  const serialized: unknown = type.serialize(value);
  if (serialized === null || serialized === undefined)
    throw new Error(`${type.name} serialises a value to ${serialized}.`);
  return serialized;
}

/** Prepares the completion of a value or a promise of one. Records asynchronous errors itself, throws synchronous ones. */
export function finisherOf(
  prepared: Prepared,
  type: GraphQLOutputType,
  place: string,
  nodes: readonly FieldNode[],
): Completer {
  const complete = completerOf(prepared, type, place, nodes);
  const nullable = !isNonNullType(type);
  // Separate functions: with the closures inline, every call would allocate their context, also on the synchronous path.
  const completeLater = (
    run: Run,
    value: Promise<unknown>,
    path: Path,
    info: GraphQLResolveInfo,
  ): Promise<unknown> => value.then((resolved) => complete(run, resolved, path, info));
  const rescue = (run: Run, completed: Promise<unknown>, path: Path): Promise<unknown> =>
    completed.then(undefined, (error: unknown) => failed(run, error, nodes, path, nullable));
  return (run, value, path, info) => {
    const completed = isPromise(value)
      ? completeLater(run, value, path, info)
      : complete(run, value, path, info);
    return isPromise(completed) ? rescue(run, completed, path) : completed;
  };
}

function completerOfList(
  prepared: Prepared,
  { ofType }: GraphQLList<GraphQLOutputType>,
  place: string,
  nodes: readonly FieldNode[],
): Completer {
  const finish = finisherOf(prepared, ofType, place, nodes);
  const nullable = !isNonNullType(ofType);
  const completeItem = (run: Run, item: unknown, path: Path, info: GraphQLResolveInfo): unknown => {
    try {
      return finish(run, item, path, info);
    } catch (error) {
      return failed(run, error, nodes, path, nullable);
    }
  };
  return (run, value, path, info) => {
    if (typeof value !== 'object' || typeof (value as Iterable<unknown>)[Symbol.iterator] !== 'function')
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${place}".`);
    const pending: Promise<unknown>[] = [];
    const items: unknown[] = [];
    try {
      for (const item of value as Iterable<unknown>) {
        const place = { prev: path, key: items.length, typename: undefined };
        const completed = completeItem(run, item, place, info);
        if (isPromise(completed)) pending.push(completed);
        items.push(completed);
      }
    } catch (error) {
      // Earlier items may reject later; their rejections must be handled.
      void Promise.allSettled(pending);
      throw error;
    }
    return pending.length > 0 ? Promise.all(items) : items;
  };
}

function completerOfObject(
  prepared: Prepared,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Completer {
  let resolveObject: ResolveObject | undefined;
  // Prepared for the first object of the type: only a few possible types of an abstract type occur in practice.
  const resolve = (run: Run, value: unknown, path: Path): unknown =>
    (resolveObject ??= prepared.select(type, nodes))(run, value, path);
  if (!type.isTypeOf) return resolve;
  const { isTypeOf } = type;
  const check = (is: boolean, value: unknown): void => {
    if (!is)
      throw new GraphQLError(`Expected value of type "${type.name}" but got: ${typeof value}.`, { nodes });
  };
  return (run, value, path, info) => {
    const is = isTypeOf(value, run.context, info);
    if (isPromise(is))
      return is.then((resolved) => {
        check(resolved, value);
        return resolve(run, value, path);
      });
    check(is, value);
    return resolve(run, value, path);
  };
}

function completerOfAbstract(
  prepared: Prepared,
  type: GraphQLAbstractType,
  place: string,
  nodes: readonly FieldNode[],
): Completer {
  const { schema } = prepared;
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const byName = new Map<unknown, Completer>(
    schema
      .getPossibleTypes(type)
      .map((possible) => [possible.name, completerOfObject(prepared, possible, nodes)]),
  );
  const completerFor = (name: unknown): Completer => {
    const complete = byName.get(name);
    if (complete) return complete;
    throw new GraphQLError(`"${type.name}" was resolved to ${String(name)} for field "${place}".`, { nodes });
  };
  return (run, value, path, info) => {
    const name = resolveType(value, run.context, info, type);
    return isPromise(name)
      ? name.then((resolved) => completerFor(resolved)(run, value, path, info))
      : completerFor(name)(run, value, path, info);
  };
}
