import { pipe, tap } from 'wonka';
import type { Exchange, Operation, OperationResult } from 'urql';
import { print } from 'graphql';
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

/** Records what passes the cache: an answer of the cache alone costs the gateway nothing. */
export function recorder(log: OperationLog): Exchange {
  return ({ forward }) => {
    const begun = new Map<number, number>();
    return (operations) =>
      pipe(
        operations,
        tap((operation) => {
          if (operation.kind !== 'teardown') begun.set(operation.key, performance.now());
        }),
        forward,
        tap((result) => {
          const at = begun.get(result.operation.key);
          begun.delete(result.operation.key);
          if (at !== undefined) log.add(entryOf(result, performance.now() - at));
        }),
      );
  };
}

function entryOf({ operation, error }: OperationResult, ms: number): LoggedOperation {
  return {
    key: operation.key,
    name: nameOf(operation),
    kind: operation.kind,
    text: print(operation.query),
    variables: JSON.stringify(operation.variables, null, 2),
    ms: Math.round(ms),
    failed: error !== undefined,
  };
}

function nameOf({ query }: Operation): string {
  for (const definition of query.definitions)
    if (definition.kind === 'OperationDefinition') return definition.name?.value ?? 'anonymous';
  return 'anonymous';
}
