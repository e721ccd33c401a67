import type { Redis } from 'ioredis';
import type { Scored, SortedSets } from './cache.js';
import * as scripts from './redis-scripts.js';
import type { UnreadableKeys } from './unreadable-keys.js';

/**
 * Keys per script call: few enough that other clients are not delayed (2-5 ms), many enough to amortise round
 * trips.
 */
const CHUNK = 1_000;

/** Members per script call: Lua can pass only some thousand values to one command. */
const MEMBERS = 1_000;

/**
 * Script calls in flight: the server always has the next one queued, and none waits so long that it times
 * out.
 */
const IN_FLIGHT = 2;

/** The temporary key of a union inside one script. */
const UNION = 'union';

/** Runs a call to the server, or fails at once while the circuit breaker is open. */
export type Guard = <T>(call: () => Promise<T>) => Promise<T>;

/** Sorted sets on a Redis server. A Redis Cluster would require grouping the keys of a call by hash slot. */
export class RedisSortedSets implements SortedSets {
  readonly #client: Redis;
  readonly #guard: Guard;
  readonly #unreadable: UnreadableKeys;

  constructor(client: Redis, guard: Guard, unreadable: UnreadableKeys) {
    this.#client = client;
    this.#guard = guard;
    this.#unreadable = unreadable;
  }

  async add(
    keys: readonly string[],
    members: readonly Scored[],
    { keep, ttl, onlyExisting = false }: { keep: number; ttl: number; onlyExisting?: boolean },
  ): Promise<void> {
    for (const some of chunks(members, MEMBERS)) {
      await this.#inChunks(scripts.ADD, keys, [keep, ttl, onlyExisting ? '1' : '0', ...flat(some)]);
    }
  }

  async remove(keys: readonly string[], members: readonly string[]): Promise<void> {
    for (const some of chunks(members, MEMBERS)) await this.#inChunks(scripts.REMOVE, keys, some);
  }

  async replace(key: string, members: readonly Scored[], ttl: number): Promise<void> {
    await this.#run(scripts.REPLACE, [key], [ttl, ...flat(members)]);
  }

  async begin(key: string, token: string, ttl: number): Promise<void> {
    await this.#run(scripts.BEGIN, [key], [ttl, token]);
  }

  async complete(
    key: string,
    token: string,
    members: readonly Scored[],
    { keep, ttl }: { keep: number; ttl: number },
  ): Promise<boolean> {
    return (await this.#run(scripts.COMPLETE, [key], [ttl, token, keep, ...flat(members)])) === 1;
  }

  async page(
    key: string,
    { below, above, limit }: { below?: Scored; above?: Scored; limit: number },
  ): Promise<Scored[] | null> {
    const bounds = [below, above].flatMap((bound) => [bound?.score ?? '', bound?.member ?? '']);
    const page = await this.#run(scripts.PAGE, [key], [limit, ...bounds]);
    if (Array.isArray(page)) return scored(page as string[]);
    // 0 for a set that has lost members: it is deleted by now.
    if (page === 0) this.#unreadable.add(1);
    return null;
  }

  async incrementScores(key: string, members: readonly Scored[], ttl: number): Promise<void> {
    if (members.length === 0) return;
    await this.#run(scripts.INCREMENT_SCORES, [key], [ttl, ...flat(members)]);
  }

  async topOfUnion(keys: readonly string[], limit: number): Promise<Scored[]> {
    if (keys.length === 0) return [];
    const top = scored((await this.#run(scripts.TOP_OF_UNION, [UNION, ...keys], [limit + 1])) as string[]);
    return top.filter(({ member }) => member !== '').slice(0, limit);
  }

  async sumScores(keys: readonly string[], members: readonly string[]): Promise<number[]> {
    if (members.length === 0) return [];
    const scores = await Promise.all(
      keys.map((key) => this.#guarded([key], () => this.#client.zmscore(key, ...members))),
    );
    return members.map((_, index) => scores.reduce((sum, ofKey) => sum + Number(ofKey[index] ?? 0), 0));
  }

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

  async #inChunks(
    script: scripts.Script,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<void> {
    const waiting = chunks(keys, CHUNK);
    const sender = async () => {
      for (const chunk of waiting) await this.#run(script, chunk, args);
    };
    // All senders share one iterator: each takes the next chunk when its previous call has finished.
    await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
  }
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
