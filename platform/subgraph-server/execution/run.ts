import {
  locatedError,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** Where a value stands in the answer, read from its end. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
  /** The type that the field belongs to; undefined for an item of a list. */
  readonly typename: string | undefined;
}

/** Gives an object's part of the answer, complete, or a promise of it. */
export type ResolveObject = (run: Run, source: unknown, path: Path | undefined) => unknown;

/** What is known of an operation before anybody asks for it. */
export interface Prepared {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Works out what is asked of objects of one type: selections hold fields, and fields hold selections. */
  readonly select: (type: GraphQLObjectType, nodes: readonly FieldNode[]) => ResolveObject;
}

/** One run of an operation. */
export interface Run {
  readonly prepared: Prepared;
  readonly context: unknown;
  /** Coerced. */
  readonly variables: Record<string, unknown>;
  readonly errors: CollectedErrors;
}

/** The errors of one run. What fails below a place that has become null already is not told: nobody can see it. */
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

/** A value at `path` could not be had: it becomes null where the schema allows that, else its parent has failed too. */
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
