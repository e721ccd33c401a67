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

/** Fetches from one subgraph that may be in flight, and fetches that may wait for them. */
const SIDE_BY_SIDE = 128;
const WAITING = 512;

/** The circuit opens for 5 s when at least half of the fetches of the last 10 s failed, and at least 20 fetches ran. */
const FAILURES = 0.5;
const WINDOW_MS = 10_000;
const LEAST_PER_SECOND = 2;
const REST_MS = 5_000;

/** Protects the gateway from a slow or unavailable subgraph. */
export interface Guard {
  readonly policy: IPolicy<IDefaultPolicyContext>;
  /** Whether the circuit is closed, so that fetches are sent. */
  readonly closed: boolean;
}

/**
 * A bulkhead around a circuit breaker: one subgraph cannot take all connections and memory, and an unavailable subgraph is not
 * waited for each time. `isSubgraphsFault` decides which errors count against the subgraph.
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
