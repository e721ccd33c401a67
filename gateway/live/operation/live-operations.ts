import { validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { setImmediate } from 'node:timers/promises';
import { RookeryError } from '#platform/errors.js';
import type { Federation } from '../../federation/index.js';
import type { AdmittedSubscription } from '../../pipeline/index.js';
import { LiveOperation, type LiveOperationDeps } from './live-operation.js';

/** Different subscriptions (selection and variables) whose plans are kept. */
const MAX_OPERATIONS = 1_000;

type Planned = LRUCache<string, LiveOperation>;

/** The operations of subscriptions, each planned once in the supergraph that is in use. */
export class LiveOperations {
  readonly #deps: LiveOperationDeps;
  #federation: Federation;
  #planned: Planned = new LRUCache({ max: MAX_OPERATIONS });

  constructor(federation: Federation, deps: LiveOperationDeps) {
    this.#federation = federation;
    this.#deps = deps;
  }

  /** The operation of a subscription; throws GRAPHQL_VALIDATION_FAILED for one that the supergraph in use refuses. */
  of(admitted: AdmittedSubscription): LiveOperation {
    return this.#of(admitted, this.#federation, this.#planned);
  }

  /** Plans operations in the next supergraph while other work goes on. The result takes that supergraph into use. */
  async prepare(next: Federation, operations: ReadonlySet<LiveOperation>): Promise<() => void> {
    const planned: Planned = new LRUCache({ max: MAX_OPERATIONS });
    for (const { admitted } of operations) {
      try {
        this.#of(admitted, next, planned);
      } catch {
        // Its subscriptions end with an error when the next supergraph comes into use.
      }
      await setImmediate();
    }
    return () => {
      this.#federation = next;
      this.#planned = planned;
    };
  }

  #of(admitted: AdmittedSubscription, federation: Federation, planned: Planned): LiveOperation {
    const key = LiveOperation.keyOf(admitted);
    let operation = planned.get(key);
    if (!operation) {
      if (admitted.federation !== federation) refuseInvalid(admitted, federation);
      // A subscription may stay open for days: it must not keep the supergraph that it began with in memory.
      operation = new LiveOperation({ ...admitted, federation }, this.#deps);
      planned.set(key, operation);
    }
    return operation;
  }
}

function refuseInvalid({ document }: AdmittedSubscription, { apiSchema }: Federation): void {
  if (validate(apiSchema, document, undefined, { maxErrors: 1 }).length === 0) return;
  const message = 'The schema has changed, and the subscription does not fit it any more.';
  throw new RookeryError('GRAPHQL_VALIDATION_FAILED', { message });
}
