import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { Cluster } from 'ioredis';
import type { Cache } from './cache.js';
import { KeyLayout, type KeyGroup } from './key-layout.js';
import { openRedis, type RedisOptions } from './redis-client.js';
import { DELETE_IF_EQUAL, EXTEND, INCREMENT, run, SET_MANY, type Script } from './redis-scripts.js';
import { RedisSortedSets } from './redis-sorted-sets.js';
import { TIMED_OUT, type CommandObserver, type RedisClient } from './timed-clients.js';
import { asUnavailable } from './unavailable.js';
import { isUnreadable, UnreadableKeys } from './unreadable-keys.js';

export interface RedisCache extends Cache {
  /** The client, for users of the same servers other than the cache: rate limits. They name keys by `keyOf`. */
  readonly client: RedisClient;
  /** The name of a key on the servers. */
  keyOf(key: string): string;
  /** Calls `observe` for each command from now on. */
  watchCommands(observe: CommandObserver): void;
}

/** How many consecutive timeouts open the circuit breaker, and after how many ms it half-opens. */
const STUCK = { after: 5, pause: 1_000 };

/**
 * Connects to a cache that many processes share: one server, a Redis Cluster, or the master that sentinels choose. Retries until
 * it can be reached and logs that every few seconds. Rejects at once when no retry can help: see `openRedis`.
 */
export async function connectRedisCache(options: RedisOptions): Promise<RedisCache> {
  const client = await openRedis(options);
  return new SharedCache(client, new KeyLayout(options.namespace, client instanceof Cluster));
}

class SharedCache implements RedisCache {
  readonly client: RedisClient;
  readonly sortedSets: RedisSortedSets;
  readonly keyOf = (key: string): string => this.#layout.keyOf(key);
  readonly #layout: KeyLayout;
  readonly #unreadable: UnreadableKeys;
  #failures = 0;
  /** A hanging server costs one timeout per command. After some timeouts, commands fail at once for a while. */
  readonly #breaker = circuitBreaker(
    handleWhen((error) => error.message === TIMED_OUT),
    { halfOpenAfter: STUCK.pause, breaker: new ConsecutiveBreaker(STUCK.after) },
  );

  constructor(client: RedisClient, layout: KeyLayout) {
    this.client = client;
    this.#layout = layout;
    this.#unreadable = new UnreadableKeys(client);
    const guard = <T>(call: () => Promise<T>): Promise<T> => this.#guard(call);
    this.sortedSets = new RedisSortedSets({ client, layout, guard, unreadable: this.#unreadable });
  }

  async getMany(keys: readonly string[]): Promise<(string | null)[]> {
    const values: (string | null)[] = [];
    await this.#forEachGroup(keys, async ({ keys: some, at }) => {
      const found = await this.client.mget(...some);
      for (const [index, place] of at.entries()) values[place] = found[index] ?? null;
    });
    return values;
  }

  async setMany(entries: readonly (readonly [key: string, value: string])[], ttl: number): Promise<void> {
    const keys = entries.map(([key]) => key);
    await this.#forEachGroup(keys, async ({ keys: some, at }) => {
      const values = at.map((place) => entries[place]?.[1] ?? '');
      await run(this.client, SET_MANY, some, [ttl, ...values]);
    });
  }

  async setIfAbsent(key: string, value: string, ttl: number): Promise<boolean> {
    const set = (): Promise<unknown> => this.client.set(this.keyOf(key), value, 'PX', ttl, 'NX');
    return (await this.#guard(set)) === 'OK';
  }

  async extend(key: string, value: string, ttl: number): Promise<boolean> {
    return (await this.#run(EXTEND, key, [value, ttl])) === 1;
  }

  async delete(keys: readonly string[]): Promise<void> {
    await this.#forEachGroup(keys, ({ keys: some }) => this.client.unlink(...some));
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

  get failures(): number {
    return this.#failures;
  }

  watchCommands(observe: CommandObserver): void {
    this.client.observe = observe;
  }

  dropUnreadable(key: string, value: string | null): Promise<void> {
    return this.#unreadable.drop(this.keyOf(key), value);
  }

  async check(): Promise<void> {
    await Promise.all(this.#layout.everywhere().map((key) => this.#guard(() => this.client.exists(key))));
  }

  healthy(): boolean {
    return this.client.status === 'ready' && this.#breaker.state !== CircuitState.Open;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.quit().catch(() => undefined);
    this.client.disconnect();
  }

  #run(script: Script, key: string, args: readonly (string | number)[]): Promise<unknown> {
    const keys = [this.keyOf(key)];
    const call = (): Promise<unknown> => run(this.client, script, keys, args);
    return this.#guard(() => this.#unreadable.retrying(keys, 'string', call));
  }

  /** Sends one command per group of keys, all of them in this turn. Rejects when one of them fails. */
  async #forEachGroup(keys: readonly string[], send: (group: KeyGroup) => Promise<unknown>): Promise<void> {
    await Promise.all(this.#layout.groups(keys).map((group) => this.#guard(() => send(group))));
  }

  async #guard<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await this.#breaker.execute(call);
    } catch (error) {
      if (isUnreadable(error)) throw error;
      this.#failures++;
      throw error instanceof Error ? asUnavailable(error) : error;
    }
  }
}
