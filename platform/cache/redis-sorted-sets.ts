import type { Scored, SortedSets } from './cache.js';
import { forEachConcurrently } from '../for-each-concurrently.js';
import { expectOneGroup } from './key-group.js';
import type { KeyLayout } from './key-layout.js';
import * as scripts from './redis-scripts.js';
import type { RedisClient } from './timed-clients.js';
import type { UnreadableKeys } from './unreadable-keys.js';

/**
 * Keys per script call: few enough that other clients are not delayed (2-5 ms), many enough to amortise round
 * trips.
 */
const CHUNK = 1_000;

/** Members per script call: Lua can pass only some thousand values to one command. */
const MEMBERS = 1_000;

/**
 * Batches in flight, of up to CHUNK keys each: the servers always have the next one queued, and none waits so long that it times
 * out. A batch is one call to one server, or one per bucket of a cluster.
 */
const IN_FLIGHT = 2;

/** The temporary key of a union inside one script. */
const UNION = 'union';

/** Runs a call to the server, or fails at once while the circuit breaker is open. */
export type Guard = <T>(call: () => Promise<T>) => Promise<T>;

export interface SortedSetServers {
  client: RedisClient;
  layout: KeyLayout;
  guard: Guard;
  unreadable: UnreadableKeys;
}

/** Sorted sets on a Redis server or on a cluster. */
export class RedisSortedSets implements SortedSets {
  readonly #client: RedisClient;
  readonly #layout: KeyLayout;
  readonly #guard: Guard;
  readonly #unreadable: UnreadableKeys;

  constructor({ client, layout, guard, unreadable }: SortedSetServers) {
    this.#client = client;
    this.#layout = layout;
    this.#guard = guard;
    this.#unreadable = unreadable;
  }

  async add(
    keys: readonly string[],
    members: readonly Scored[],
    { keep, ttl, onlyExisting = false }: { keep: number; ttl: number; onlyExisting?: boolean },
  ): Promise<void> {
    for (const some of chunks(members, MEMBERS)) {
      await this.#inBatches(scripts.ADD, keys, [keep, ttl, onlyExisting ? '1' : '0', ...flat(some)]);
    }
  }

  async remove(keys: readonly string[], members: readonly string[]): Promise<void> {
    for (const some of chunks(members, MEMBERS)) await this.#inBatches(scripts.REMOVE, keys, some);
  }

  async replace(
    key: string,
    members: readonly Scored[],
    ttl: number,
    { toleratesLoss = false }: { toleratesLoss?: boolean } = {},
  ): Promise<void> {
    await this.#runOn(key, scripts.REPLACE, [ttl, toleratesLoss ? '1' : '0', ...flat(members)]);
  }

  async begin(key: string, token: string, ttl: number): Promise<void> {
    await this.#runOn(key, scripts.BEGIN, [ttl, token]);
  }

  async complete(
    key: string,
    token: string,
    members: readonly Scored[],
    { keep, ttl }: { keep: number; ttl: number },
  ): Promise<boolean> {
    return (await this.#runOn(key, scripts.COMPLETE, [ttl, token, keep, ...flat(members)])) === 1;
  }

  async page(
    key: string,
    { below, above, limit }: { below?: Scored; above?: Scored; limit: number },
  ): Promise<Scored[] | null> {
    const bounds = [below, above].flatMap((bound) => [bound?.score ?? '', bound?.member ?? '']);
    const page = await this.#runOn(key, scripts.PAGE, [limit, ...bounds]);
    if (Array.isArray(page)) return scored(page as string[]);
    // 0 for a set that has lost members, or may have: it is deleted by now.
    if (page === 0) this.#unreadable.add(1);
    return null;
  }

  async incrementScores(key: string, members: readonly Scored[], ttl: number): Promise<void> {
    if (members.length === 0) return;
    await this.#runOn(key, scripts.INCREMENT_SCORES, [ttl, ...flat(members)]);
  }

  async topOfUnion(keys: readonly string[], limit: number): Promise<Scored[]> {
    if (keys.length === 0) return [];
    expectOneGroup(keys);
    const names = [this.#layout.beside(keys[0] ?? '', UNION), ...keys.map((key) => this.#layout.keyOf(key))];
    const top = scored((await this.#run(scripts.TOP_OF_UNION, names, [limit + 1])) as string[]);
    return top.filter(({ member }) => member !== '').slice(0, limit);
  }

  async sumScores(keys: readonly string[], members: readonly string[]): Promise<number[]> {
    if (members.length === 0) return [];
    const scores = await Promise.all(
      keys
        .map((key) => this.#layout.keyOf(key))
        .map((key) => this.#guarded([key], () => this.#client.zmscore(key, ...members))),
    );
    return members.map((_, index) => scores.reduce((sum, ofKey) => sum + Number(ofKey[index] ?? 0), 0));
  }

  #runOn(key: string, script: scripts.Script, args: readonly (string | number)[]): Promise<unknown> {
    return this.#run(script, [this.#layout.keyOf(key)], args);
  }

  /** Runs a script on keys of one bucket, named as on the server. */
  #run(
    script: scripts.Script,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown> {
    return this.#guarded(keys, () => scripts.run(this.#client, script, keys, args));
  }

  #guarded<T>(keys: readonly string[], call: () => Promise<T>): Promise<T> {
    return this.#guard(() => this.#unreadable.retrying(keys, 'zset', call));
  }

  async #inBatches(
    script: scripts.Script,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<void> {
    const calls = this.#layout.groups(keys).flatMap((group) => [...chunks(group.keys, CHUNK)]);
    await forEachConcurrently([...batches(calls)], IN_FLIGHT, (batch) =>
      Promise.all(batch.map((some) => this.#run(script, some, args))),
    );
  }
}

/** Puts calls together until they have CHUNK keys. */
function* batches(calls: readonly (readonly string[])[]): Generator<readonly (readonly string[])[]> {
  let batch: (readonly string[])[] = [];
  let size = 0;
  for (const call of calls) {
    if (size > 0 && size + call.length > CHUNK) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(call);
    size += call.length;
  }
  if (size > 0) yield batch;
}

function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

function flat(members: readonly Scored[]): (string | number)[] {
  return members.flatMap(({ member, score }) => [score, member]);
}

function scored(reply: readonly string[]): Scored[] {
  return Array.from({ length: reply.length / 2 }, (_, index) => ({
    member: reply[2 * index] as string,
    score: Number(reply[2 * index + 1]),
  }));
}
