import { map, pipe, tap } from 'wonka';
import { makeOperation, type Exchange, type Operation, type OperationResult } from 'urql';
import { textOf } from './explorer-link.js';
import { Listeners } from '../ui/listeners.js';

/** One operation that the gateway has run for this page. */
export interface LoggedOperation {
  readonly key: number;
  readonly name: string;
  readonly kind: string;
  readonly text: string;
  readonly variables: string;
  /** From the request to the first answer, in ms. */
  readonly ms: number;
  readonly failed: boolean;
  /** The address of the page that has asked. */
  readonly path: string;
  /** What the gateway tells of the work; absent for subscriptions. */
  readonly work?: Work;
}

/** `extensions.explain` of an answer. */
export interface Work {
  /** The objects that may be loaded. */
  readonly cost: number;
  /** Requests to subgraphs. */
  readonly fetches: number;
  /** Entities that came from the cache of the gateway, and those that did not. */
  readonly cache: { readonly hits: number; readonly misses: number };
}

/** How many operations are kept. */
const KEPT = 50;

/** The latest operations of this tab: what the developer's corner shows. */
export class OperationLog {
  #entries: readonly LoggedOperation[] = [];
  readonly #listeners = new Listeners();

  get entries(): readonly LoggedOperation[] {
    return this.#entries;
  }

  readonly subscribe = this.#listeners.subscribe;

  add(entry: LoggedOperation): void {
    this.#entries = [entry, ...this.#entries].slice(0, KEPT);
    this.#listeners.tell();
  }
}

/**
 * Records what passes the cache: an answer of the cache alone costs the gateway nothing. Asks the gateway for the work that each
 * operation is.
 */
export function recorder(log: OperationLog): Exchange {
  return ({ forward }) => {
    const begun = new Map<number, { readonly at: number; readonly path: string }>();
    return (operations) =>
      pipe(
        operations,
        tap((operation) => {
          if (operation.kind !== 'teardown')
            begun.set(operation.key, { at: performance.now(), path: location.pathname });
        }),
        map(explained),
        forward,
        tap((result) => {
          const start = begun.get(result.operation.key);
          begun.delete(result.operation.key);
          if (start) log.add({ ...entryOf(result, performance.now() - start.at), path: start.path });
        }),
      );
  };
}

function explained(operation: Operation): Operation {
  if (operation.kind !== 'query' && operation.kind !== 'mutation') return operation;
  const extensions = { ...operation.extensions, explain: true };
  return makeOperation(operation.kind, { ...operation, extensions }, operation.context);
}

function entryOf(
  { operation, error, extensions }: OperationResult,
  ms: number,
): Omit<LoggedOperation, 'path'> {
  const work = extensions?.['explain'] as Work | undefined;
  return {
    key: operation.key,
    name: nameOf(operation),
    kind: operation.kind,
    text: textOf(operation.query),
    variables: JSON.stringify(operation.variables, null, 2),
    ms: Math.round(ms),
    failed: error !== undefined,
    ...(work && { work }),
  };
}

function nameOf({ query }: Operation): string {
  for (const definition of query.definitions)
    if (definition.kind === 'OperationDefinition') return definition.name?.value ?? 'anonymous';
  return 'anonymous';
}
