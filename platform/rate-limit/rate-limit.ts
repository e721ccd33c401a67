import { RateLimiterRes } from 'rate-limiter-flexible';
import { RookeryError } from '../errors.js';
import type { Log } from '../log.js';
import { RateLimiter, type CounterStore } from './rate-limiter.js';
import type { RateRule } from './rate-rule.js';
import type { RateOverrides } from './rate-settings.js';

/** The remaining points of a key under a rule. */
export interface RateState {
  /** All points of the rule. */
  limit: number;
  remaining: number;
  /** Seconds until all points are available again; 0 when none was used. */
  resetsIn: number;
}

/** RATE_LIMITED, with the state of the limit. */
export class RateLimited extends RookeryError {
  readonly state: RateState;

  constructor(state: RateState) {
    super('RATE_LIMITED', { retryAfter: state.resetsIn });
    this.state = state;
  }
}

/** Counts actions of users. `key` identifies the user or address; each rule has its own counters. */
export interface RateLimits {
  /** How often this process has refused something, by rule. */
  readonly refusals: ReadonlyMap<string, number>;
  /**
   * Consumes `cost` points (1) and returns what is left; null when limits are off. Throws RATE_LIMITED with
   * `retryAfter` in s when fewer points are left.
   */
  consume(rule: RateRule, key: string, cost?: number): Promise<RateState | null>;
  /** Throws like `consume`, but consumes nothing. */
  check(rule: RateRule, key: string): Promise<void>;
  /** The remaining points. Consumes nothing. */
  peek(rule: RateRule, key: string): Promise<RateState>;
  /** Returns points (1) that were consumed for an action that did not happen. */
  refund(rule: RateRule, key: string, points?: number): Promise<void>;
  /** Returns all points. */
  reset(rule: RateRule, key: string): Promise<void>;
}

export interface RateLimitsOptions {
  /**
   * Counts across all processes. Without Redis, or while it cannot be reached, each process counts for
   * itself: a limit then holds per process, and is neither fully open nor fully closed.
   */
  cache?: CounterStore;
  log: Log;
  /** The points and durations of rules that an operator has set. @default those of the rules */
  rates?: RateOverrides | undefined;
  /** False disables all limits: for load tests and demos. */
  enabled: boolean;
}

export function createRateLimits(options: RateLimitsOptions): RateLimits {
  return options.enabled ? new CountingLimits(options) : new NoLimits();
}

class CountingLimits implements RateLimits {
  readonly refusals = new Map<string, number>();
  readonly #store: CounterStore | null;
  readonly #log: Log;
  readonly #rates: RateOverrides;
  readonly #limiters = new Map<string, RateLimiter>();

  constructor({ cache, log, rates = {} }: RateLimitsOptions) {
    this.#store = cache ?? null;
    this.#log = log;
    this.#rates = rates;
  }

  async consume(declared: RateRule, key: string, cost = 1): Promise<RateState> {
    const rule = this.#inForce(declared);
    try {
      return stateOf(
        rule,
        await this.#limiter(rule).run(key, (limiter, name) => limiter.consume(name, cost)),
      );
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      // One line when the limit is reached, not for every rejected request after that.
      if (refused.consumedPoints - cost <= rule.points)
        this.#log.warn({ rule: rule.name, key }, 'rate limit met');
      throw this.#refusal(rule, stateOf(rule, refused));
    }
  }

  async check(rule: RateRule, key: string): Promise<void> {
    const state = await this.peek(rule, key);
    if (state.remaining === 0) throw this.#refusal(rule, state);
  }

  async peek(declared: RateRule, key: string): Promise<RateState> {
    const rule = this.#inForce(declared);
    const state = await this.#limiter(rule).run(key, (limiter, name) => limiter.get(name));
    return state ? stateOf(rule, state) : untouched(rule);
  }

  async refund(rule: RateRule, key: string, points = 1): Promise<void> {
    await this.#limiter(rule).run(key, (limiter, name) => limiter.reward(name, points));
  }

  async reset(rule: RateRule, key: string): Promise<void> {
    await this.#limiter(rule).run(key, (limiter, name) => limiter.delete(name));
  }

  #refusal({ name }: RateRule, state: RateState): RateLimited {
    this.refusals.set(name, (this.refusals.get(name) ?? 0) + 1);
    return new RateLimited(state);
  }

  /** The rule as the operator has set it. */
  #inForce(rule: RateRule): RateRule {
    const rate = this.#rates[rule.name];
    return rate ? { ...rule, ...rate } : rule;
  }

  #limiter(rule: RateRule): RateLimiter {
    const known = this.#limiters.get(rule.name);
    if (known) return known;
    const limiter = new RateLimiter(this.#inForce(rule), this.#store);
    this.#limiters.set(rule.name, limiter);
    return limiter;
  }
}

class NoLimits implements RateLimits {
  readonly refusals: ReadonlyMap<string, number> = new Map();

  consume(): Promise<null> {
    return Promise.resolve(null);
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  peek(rule: RateRule): Promise<RateState> {
    return Promise.resolve(untouched(rule));
  }

  refund(): Promise<void> {
    return Promise.resolve();
  }

  reset(): Promise<void> {
    return Promise.resolve();
  }
}

function stateOf({ points }: RateRule, counted: RateLimiterRes): RateState {
  return {
    limit: points,
    remaining: Math.max(0, points - counted.consumedPoints),
    resetsIn: seconds(counted),
  };
}

function untouched({ points }: RateRule): RateState {
  return { limit: points, remaining: points, resetsIn: 0 };
}

function seconds({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
