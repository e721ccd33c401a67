import { buildSubgraphSchema } from '@apollo/subgraph';
import { validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { setImmediate } from 'node:timers/promises';
import { RookeryError } from '#platform/errors.js';
import { readTypeDefs } from '#platform/subgraph.js';
import type { Federation } from '../../federation/index.js';
import type { AdmittedSubscription } from '../../pipeline/index.js';
import { LiveOperation } from './live-operation.js';

/** Different subscriptions (text and variables) whose plans are kept. */
const MAX_OPERATIONS = 1_000;

/** What the subgraph of the timelines knows of subscriptions. */
const LIVE_SCHEMA = buildSubgraphSchema(readTypeDefs('timeline'));

type Planned = LRUCache<string, LiveOperation>;

/** The operations of subscriptions, each planned once in the graph that is in use. */
export class LiveOperations {
  #federation: Federation;
  #planned: Planned = new LRUCache({ max: MAX_OPERATIONS });

  constructor(federation: Federation) {
    this.#federation = federation;
  }

  /** The operation of a subscription; throws GRAPHQL_VALIDATION_FAILED for one that only a former graph knew. */
  of(admitted: AdmittedSubscription): LiveOperation {
    return this.#of(admitted, this.#federation, this.#planned);
  }

  /** Plans operations in the next graph, in the pauses of other work. What it gives takes that graph into use. */
  async prepare(next: Federation, operations: ReadonlySet<LiveOperation>): Promise<() => void> {
    const planned: Planned = new LRUCache({ max: MAX_OPERATIONS });
    for (const { admitted } of operations) {
      try {
        this.#of(admitted, next, planned);
      } catch {
        // Whoever has it open is told when the next graph is in use.
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
      if (admitted.federation !== federation) checkStillValid(admitted, federation);
      // A subscription may stay for days: it must not hold on to the graph that it began with.
      operation = new LiveOperation(LIVE_SCHEMA, { ...admitted, federation });
      planned.set(key, operation);
    }
    return operation;
  }
}

function checkStillValid({ document }: AdmittedSubscription, { apiSchema }: Federation): void {
  if (validate(apiSchema, document, undefined, { maxErrors: 1 }).length === 0) return;
  const message = 'The schema has changed, and the subscription does not fit it any more.';
  throw new RookeryError('GRAPHQL_VALIDATION_FAILED', { message });
}
