import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import type { Redis } from 'ioredis';
import type { Cache } from './cache.js';
import { openRedis, TIMED_OUT, type RedisOptions } from './redis-client.js';
import { DELETE_IF_EQUAL, EXTEND, INCREMENT, run, SET_MANY, type Script } from './redis-scripts.js';
import { RedisSortedSets } from './redis-sorted-sets.js';
import { UnreadableKeys } from './unreadable-keys.js';

export interface RedisCache extends Cache {
  /**
   * The client, for users of the same server other than the cache: rate limits. Adds the prefix to every key.
   */
  readonly client: Redis;
}

/** How many consecutive timeouts open the circuit breaker, and after how many ms it half-opens. */
const STUCK = { after: 5, pause: 1_000 };

/**
 * Connects to a cache that many processes share. Retries until the server can be reached and logs that every
 * few seconds. Rejects at once for an invalid URL.
 */
export async function connectRedisCache(options: RedisOptions): Promise<RedisCache> {
  return new SharedCache(await openRedis(options));
}

class SharedCache implements RedisCache {
  readonly client: Redis;
  readonly sortedSets: RedisSortedSets;
  readonly #unreadable: UnreadableKeys;
  /** A hanging server costs one timeout per command. After some timeouts, commands fail at once for a while. */
  readonly #breaker = circuitBreaker(
    handleWhen((error) => error.message === TIMED_OUT),
    { halfOpenAfter: STUCK.pause, breaker: new ConsecutiveBreaker(STUCK.after) },
  );

  constructor(client: Redis) {
    this.client = client;
    this.#unreadable = new UnreadableKeys(client);
    this.sortedSets = new RedisSortedSets(client, (call) => this.#guard(call), this.#unreadable);
  }

  async getMany(keys: readonly string[]): Promise<(string | null)[]> {
    return keys.length === 0 ? [] : this.#guard(() => this.client.mget(...keys));
  }

  async setMany(entries: readonly (readonly [key: string, value: string])[], ttl: number): Promise<void> {
    if (entries.length === 0) return;
    const keys = entries.map(([key]) => key);
    const values = entries.map(([, value]) => value);
    await this.#guard(() => run(this.client, SET_MANY, keys, [ttl, ...values]));
  }

  async setIfAbsent(key: string, value: string, ttl: number): Promise<boolean> {
    return (await this.#guard(() => this.client.set(key, value, 'PX', ttl, 'NX'))) === 'OK';
  }

  async extend(key: string, value: string, ttl: number): Promise<boolean> {
    return (await this.#run(EXTEND, key, [value, ttl])) === 1;
  }

  async delete(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.#guard(() => this.client.unlink(...keys));
  }

  async deleteIfEqual(key: string, value: string): Promise<boolean> {
    return (await this.#run(DELETE_IF_EQUAL, key, [value])) === 1;
  }

  async increment(key: string, by: number, ttl: number): Promise<number> {
    return Number(await this.#run(INCREMENT, key, [by, ttl]));
  }

  get unreadable(): number {
    return this.#unreadable.count;
  }

  dropUnreadable(key: string, value: string | null): Promise<void> {
    return this.#unreadable.drop(key, value);
  }

  healthy(): boolean {
    return this.client.status === 'ready' && this.#breaker.state !== CircuitState.Open;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.quit().catch(() => undefined);
    this.client.disconnect();
  }

  #run(script: Script, key: string, args: readonly (string | number)[]): Promise<unknown> {
    const call = (): Promise<unknown> => run(this.client, script, [key], args);
    return this.#guard(() => this.#unreadable.retrying([key], 'string', call));
  }

  #guard<T>(call: () => Promise<T>): Promise<T> {
    return this.#breaker.execute(call);
  }
}
