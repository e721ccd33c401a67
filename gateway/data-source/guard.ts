import {
  bulkhead,
  circuitBreaker,
  CircuitState,
  handleWhen,
  SamplingBreaker,
  wrap,
  type IDefaultPolicyContext,
  type IPolicy,
} from 'cockatiel';

/** Fetches that one subgraph may have under way, and those that may wait for one of them to end. */
const SIDE_BY_SIDE = 128;
const WAITING = 512;

/** Half of the fetches of the last 10 s, and no fewer than 20 of them, have failed: the subgraph is left alone for 5 s. */
const FAILURES = 0.5;
const WINDOW_MS = 10_000;
const LEAST_PER_SECOND = 2;
const REST_MS = 5_000;

/** Keeps a subgraph that is slow or down from taking the whole gateway with it. */
export interface Guard {
  readonly policy: IPolicy<IDefaultPolicyContext>;
  /** Whether the subgraph is asked at the moment. */
  readonly closed: boolean;
}

/**
 * A bulkhead, so that one subgraph's fetches cannot take every connection and all memory, around a circuit breaker, so that a
 * subgraph that is down is not waited for each time. `isSubgraphsFault` says which errors count against the subgraph.
 */
export function createGuard(isSubgraphsFault: (error: Error) => boolean): Guard {
  const breaker = circuitBreaker(handleWhen(isSubgraphsFault), {
    halfOpenAfter: REST_MS,
    breaker: new SamplingBreaker({ threshold: FAILURES, duration: WINDOW_MS, minimumRps: LEAST_PER_SECOND }),
  });
  return {
    policy: wrap(bulkhead(SIDE_BY_SIDE, WAITING), breaker),
    get closed() {
      return breaker.state === CircuitState.Closed;
    },
  };
}
