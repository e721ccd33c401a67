import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { isUnreadable, type RedisCache } from '../cache/index.js';
import type { RateRule } from './rate-rule.js';

/** Where the counters of all processes are kept: the parts of the cache that are used. */
export type CounterStore = Pick<RedisCache, 'client' | 'keyOf' | 'dropUnreadable'>;

/** A call on counters, with the name that the counter has there. */
type CounterCall<T> = (limiter: RateLimiterAbstract, name: string) => Promise<T>;

/** The counters of one rule: shared, and those of this process for as long as the shared ones cannot be reached. */
export class RateLimiter {
  readonly #own: RateLimiterAbstract;
  readonly #shared: RateLimiterAbstract | null;
  readonly #prefix: string;
  readonly #store: CounterStore | null;

  constructor({ name, points, duration }: RateRule, store: CounterStore | null) {
    this.#prefix = `limit:${name}`;
    this.#store = store;
    const options = { keyPrefix: '', points, duration };
    this.#own = new RateLimiterMemory(options);
    this.#shared = store
      ? new RateLimiterRedis({ ...options, storeClient: store.client, rejectIfRedisNotReady: true })
      : null;
  }

  /** Runs a call on the counters. A counter that cannot be read begins again; a refusal is rejected as it is. */
  async run<T>(key: string, call: CounterCall<T>): Promise<T> {
    const name = `${this.#prefix}:${key}`;
    if (this.#shared === null || this.#store === null) return call(this.#own, name);
    try {
      return await readable(this.#store, this.#shared, name, call);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw error;
      return call(this.#own, name);
    }
  }
}

async function readable<T>(
  store: CounterStore,
  limiter: RateLimiterAbstract,
  name: string,
  call: CounterCall<T>,
): Promise<T> {
  try {
    const result = await call(limiter, store.keyOf(name));
    if (!(result instanceof RateLimiterRes) || Number.isFinite(result.consumedPoints)) return result;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  await store.dropUnreadable(name, null);
  return call(limiter, store.keyOf(name));
}
