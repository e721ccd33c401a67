import { addressKey, type RateLimits, type RateRule, type RateState } from '#platform/rate-limit/index.js';
import type { Viewer } from '#platform/viewer.js';
import type { Caller } from './operation.js';

const QUARTER_HOUR = 15 * 60;

/** The limits of operations. An address is an IPv4 address or the /64 network of an IPv6 one. */
export const OPERATION_RULES = {
  /** Per viewer; a subscription counts once. */
  perViewer: { name: 'operations', points: 1_500, duration: QUARTER_HOUR },
  /** Per address, for anonymous operations: enough to explore by hand, too few to crawl the graph. */
  perAddress: { name: 'anonymous', points: 300, duration: QUARTER_HOUR },
} as const satisfies Record<string, RateRule>;

/** Counts operations against the rate limits. */
export class OperationRates {
  readonly #limits: RateLimits;
  readonly #reported: readonly RateRule[];

  /** `reported` are the rules per viewer that subgraphs enforce, whose remaining points are told to clients. */
  constructor(limits: RateLimits, reported: readonly RateRule[]) {
    this.#limits = limits;
    this.#reported = reported;
  }

  /**
   * Counts one operation for the viewer, or for the address of an anonymous caller. Returns the remaining points, null when
   * nothing is counted. Rejects with RATE_LIMITED.
   */
  count(viewer: Viewer | null, { clientIp }: Pick<Caller, 'clientIp'>): Promise<RateState | null> {
    if (viewer) return this.#limits.consume(OPERATION_RULES.perViewer, viewer.id);
    if (clientIp === null) return Promise.resolve(null);
    return this.#limits.consume(OPERATION_RULES.perAddress, addressKey(clientIp));
  }

  /** The limit with the smallest share of points left, among those that a mutation of the viewer may have used. */
  async nearest(viewer: Viewer | null, counted: RateState | null): Promise<RateState | null> {
    if (!viewer || !counted) return counted;
    const others = await Promise.all(this.#reported.map((rule) => this.#limits.peek(rule, viewer.id)));
    return others.reduce((nearest, state) => (shareOf(state) < shareOf(nearest) ? state : nearest), counted);
  }
}

function shareOf({ limit, remaining }: RateState): number {
  return remaining / limit;
}

/** The headers that report a limit, its remaining points, and the seconds until all points are back. */
export function rateHeaders(state: RateState | null): Record<string, string> {
  if (!state) return {};
  return {
    'ratelimit-limit': String(state.limit),
    'ratelimit-remaining': String(state.remaining),
    'ratelimit-reset': String(state.resetsIn),
  };
}
