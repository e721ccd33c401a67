import { z } from 'zod';
import { jsonOf, readValues, type Cache } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import type { Entry } from './entry.js';
import { frozenCopy } from './frozen-copy.js';

const entryShape = z.object({
  at: z.number(),
  expiresAt: z.number(),
  tags: z.array(z.string()),
  owners: z.array(z.object({ aspect: z.string(), id: z.string() })),
  fields: z.record(z.string(), z.unknown()),
});

/** Undefined for an entry of another shape, which another version of the gateway may have written. */
const readEntry = jsonOf((value): value is Entry => entryShape.safeParse(value).success);

/**
 * The entries that all gateways share. When the shared cache fails, the gateway continues without it. Each gateway decides
 * by itself whether an entry is current.
 */
export class SharedEntries {
  readonly #cache: Cache;
  readonly #log: Log;

  constructor(cache: Cache, log: Log) {
    this.#cache = cache;
    this.#log = log;
  }

  /** Reads entries of one family, in the order of `names`; undefined for one that is not cached. */
  async get(family: string, names: readonly string[]): Promise<(Entry | undefined)[]> {
    try {
      const keys = names.map((name) => sharedKey(family, name));
      const found = await readValues(this.#cache, keys, readEntry);
      return found.map((entry) => (entry === null ? undefined : frozenCopy(entry)));
    } catch (error) {
      this.#log.debug({ err: error }, 'cannot read the shared entity cache');
      return names.map(() => undefined);
    }
  }

  /** Stores entries of one family for `ttl` ms. Does not wait for the write. */
  set(family: string, entries: readonly (readonly [name: string, entry: Entry])[], ttl: number): void {
    const written = entries.map(([name, entry]) => [sharedKey(family, name), JSON.stringify(entry)] as const);
    this.#cache.setMany(written, ttl).catch((error: unknown) => {
      this.#log.debug({ err: error }, 'cannot write to the shared entity cache');
    });
  }
}

function sharedKey(family: string, name: string): string {
  return `entity:${family}:${name}`;
}
