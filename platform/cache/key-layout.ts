import { Command } from 'ioredis';
import { groupOf } from './key-group.js';

/**
 * How many buckets the keys are in. A Redis Cluster keeps each bucket on one server, so a call with many keys costs one
 * command per bucket; more buckets spread over more servers. Another number moves every key: all are rebuilt then.
 */
export const BUCKETS = 128;

/** The slots of a Redis Cluster. */
const SLOTS = 16_384;

/** Keys that one command may name together. */
export interface KeyGroup {
  /** As the server has them. */
  keys: string[];
  /** Where each of them stands among the keys of the call. */
  at: number[];
}

/**
 * The names of keys on the server: `rookery:{17}:tl:42`, where 17 is the hash tag of the bucket that the key `tl:42` is in.
 * Keys with the same text in braces, such as `trends:{en}:day` and `trends:{en}:hour`, are in one bucket.
 */
export class KeyLayout {
  readonly #prefixes: readonly string[];
  readonly #isSharded: boolean;

  /** `isSharded`: whether a command may only name keys of one bucket. */
  constructor(namespace: string, isSharded: boolean) {
    this.#prefixes = TAGS.map((tag) => `${namespace}:{${tag}}:`);
    this.#isSharded = isSharded;
  }

  keyOf(key: string): string {
    return `${this.#prefixes[bucketOf(key)] ?? ''}${key}`;
  }

  /** A key in the same bucket as another one. */
  beside(key: string, name: string): string {
    return `${this.#prefixes[bucketOf(key)] ?? ''}${name}`;
  }

  /** Splits the keys of a call into those that one command may name together: all keys, where no server is sharded. */
  groups(keys: readonly string[]): KeyGroup[] {
    const groups = new Map<number, KeyGroup>();
    for (const [at, key] of keys.entries()) {
      const bucket = bucketOf(key);
      const id = this.#isSharded ? bucket : 0;
      let group = groups.get(id);
      if (!group) groups.set(id, (group = { keys: [], at: [] }));
      group.keys.push(`${this.#prefixes[bucket] ?? ''}${key}`);
      group.at.push(at);
    }
    return [...groups.values()];
  }

  /** One key on every server, for a check that all of them can be reached. */
  everywhere(): string[] {
    return this.#prefixes.slice(0, this.#isSharded ? BUCKETS : 1).map((prefix) => `${prefix}check`);
  }
}

/** FNV-1a. The ids in keys are digits, which a sum of characters would not spread. */
function bucketOf(key: string): number {
  const group = groupOf(key);
  let hash = 0x811c9dc5;
  for (let at = 0; at < group.length; at++) hash = Math.imul(hash ^ group.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

/** By bucket, a hash tag whose slot is in the bucket's share of all slots: clusters give each server a range of slots. */
const TAGS = evenTags();

function evenTags(): string[] {
  const tags: string[] = [];
  for (let number = 0, found = 0; found < BUCKETS; number++) {
    const bucket = Math.floor((slotOf(String(number)) * BUCKETS) / SLOTS);
    if (tags[bucket] !== undefined) continue;
    tags[bucket] = String(number);
    found++;
  }
  return tags;
}

function slotOf(key: string): number {
  return new Command('get', [key]).getSlot() ?? 0;
}
