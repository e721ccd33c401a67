import { addressKey, type RateLimits, type RateState } from '#platform/rate-limit/index.js';
import { PERSONAL_RULES, RULES } from '#social/rate-limit-rules.js';
import type { Viewer } from '#platform/viewer.js';
import type { Caller } from './operation.js';

/** Counts operations, and knows what is left. */
export class OperationRates {
  readonly #limits: RateLimits;

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /**
   * Counts one operation: for the user who sends it, or, when nobody is signed in, for the address. Gives what is left,
   * null when nothing is counted; rejects with RATE_LIMITED.
   */
  count(viewer: Viewer | null, { clientIp }: Pick<Caller, 'clientIp'>): Promise<RateState | null> {
    if (viewer) return this.#limits.consume(RULES.operations, viewer.id);
    if (clientIp === null) return Promise.resolve(null);
    return this.#limits.consume(RULES.anonymousOperations, addressKey(clientIp));
  }

  /** Of all limits of a user that a mutation may have used up, the one with the least left. */
  async nearest(viewer: Viewer | null, counted: RateState | null): Promise<RateState | null> {
    if (!viewer || !counted) return counted;
    const others = await Promise.all(PERSONAL_RULES.map((rule) => this.#limits.peek(rule, viewer.id)));
    return others.reduce((nearest, state) => (shareOf(state) < shareOf(nearest) ? state : nearest), counted);
  }
}

function shareOf({ limit, remaining }: RateState): number {
  return remaining / limit;
}

/** What tells a client how much it may still do, and in how many seconds it may do everything again. */
export function rateHeaders(state: RateState | null): Record<string, string> {
  if (!state) return {};
  return {
    'ratelimit-limit': String(state.limit),
    'ratelimit-remaining': String(state.remaining),
    'ratelimit-reset': String(state.resetsIn),
  };
}
