import {
  locatedError,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import type { Cancellation } from '../../cancellation.js';

/** The response path of a value, as a linked list that starts at the value. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
  /** The parent type of the field; undefined for an item of a list. */
  readonly typename: string | undefined;
}

/** Returns the completed selection of an object, or a promise of it. */
export type ResolveObject = (run: Run, source: unknown, path: Path | undefined) => unknown;

/** The part of an operation that is the same in every run. */
export interface Prepared {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Prepares the selection of an object type. Here because selections and fields need each other. */
  readonly select: (type: GraphQLObjectType, nodes: readonly FieldNode[]) => ResolveObject;
}

/** One run of an operation. */
export interface Run {
  readonly prepared: Prepared;
  readonly context: unknown;
  /** Coerced by `prepareVariables`. */
  readonly variables: Record<string, unknown>;
  readonly errors: CollectedErrors;
  /** Whether somebody still waits for the result. */
  readonly signal: Cancellation | undefined;
}

/** The errors of one run. Leaves out errors below a place that is already null in the response. */
export class CollectedErrors {
  readonly list: GraphQLError[] = [];
  readonly #nulled = new Set<Path | undefined>();

  add(error: GraphQLError, path: Path | undefined): void {
    for (let place = path; place !== undefined; place = place.prev) if (this.#nulled.has(place)) return;
    if (this.#nulled.has(undefined)) return;
    this.#nulled.add(path);
    this.list.push(error);
  }
}

/** Handles the error of the value at `path`: records it and returns null for a nullable type, else throws it located. */
export function failed(
  run: Run,
  error: unknown,
  nodes: readonly FieldNode[],
  path: Path,
  nullable: boolean,
): null {
  const located = locatedError(error, nodes, keysOf(path));
  if (!nullable) throw located;
  run.errors.add(located, path);
  return null;
}

function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let place: Path | undefined = path; place !== undefined; place = place.prev) keys.push(place.key);
  return keys.reverse();
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Promise<unknown> | null | undefined)?.then === 'function';
}
