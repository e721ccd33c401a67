import type { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { isUnreadable, type Cache } from '../cache/index.js';
import type { RateRule } from './rate-rule.js';

/** Where counters are kept. */
export interface CounterStore {
  redis?: Redis;
  cache?: Pick<Cache, 'dropUnreadable'>;
}

/** The counters of one rule: shared, and those of this process for as long as the shared ones cannot be reached. */
export class RateLimiter {
  readonly #own: RateLimiterAbstract;
  readonly #shared: RateLimiterAbstract | null;
  readonly #prefix: string;
  readonly #cache: CounterStore['cache'];

  constructor({ name, points, duration }: RateRule, { redis, cache }: CounterStore) {
    this.#prefix = `limit:${name}`;
    this.#cache = cache;
    const options = { keyPrefix: this.#prefix, points, duration };
    this.#own = new RateLimiterMemory(options);
    this.#shared = redis
      ? new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true })
      : null;
  }

  /** Runs a call on the counters. A counter that cannot be read begins again; a refusal is rejected as it is. */
  async run<T>(key: string, call: (limiter: RateLimiterAbstract) => Promise<T>): Promise<T> {
    if (this.#shared === null) return call(this.#own);
    try {
      return await this.#readable(key, this.#shared, call);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw error;
      return call(this.#own);
    }
  }

  async #readable<T>(
    key: string,
    limiter: RateLimiterAbstract,
    call: (limiter: RateLimiterAbstract) => Promise<T>,
  ): Promise<T> {
    try {
      const result = await call(limiter);
      if (!(result instanceof RateLimiterRes) || Number.isFinite(result.consumedPoints)) return result;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
    }
    await this.#cache?.dropUnreadable(`${this.#prefix}:${key}`, null);
    return call(limiter);
  }
}
