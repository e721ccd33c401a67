import { z } from 'zod';
import type { Cache } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import type { Entry } from './entry.js';

const texts = z.array(z.string());
const entryShape = z.object({
  at: z.number(),
  expiresAt: z.number(),
  tags: texts,
  profileOf: texts,
  tweetsOf: texts,
  text: z.string(),
});

/**
 * The entries that all gateways share. A gateway that cannot reach them goes on without; whether an entry still holds,
 * each decides by itself.
 */
export class SharedEntries {
  readonly #cache: Cache;
  readonly #log: Log;

  constructor(cache: Cache, log: Log) {
    this.#cache = cache;
    this.#log = log;
  }

  /** In the order of `keys`; undefined where nothing is kept. */
  async get(keys: readonly string[]): Promise<(Entry | undefined)[]> {
    try {
      const found = await this.#cache.getMany(keys.map(sharedKey));
      return found.map((text) => (text === null ? undefined : read(text)));
    } catch (error) {
      this.#log.debug({ err: error }, 'The shared cache cannot be read.');
      return keys.map(() => undefined);
    }
  }

  /** Keeps entries for `ttl` ms; returns at once. */
  set(entries: readonly (readonly [key: string, entry: Entry])[], ttl: number): void {
    const written = entries.map(([key, entry]) => [sharedKey(key), JSON.stringify(entry)] as const);
    this.#cache.setMany(written, ttl).catch((error: unknown) => {
      this.#log.debug({ err: error }, 'The shared cache cannot be written.');
    });
  }
}

/** What another version has written may have another shape. */
function read(text: string): Entry | undefined {
  return entryShape.safeParse(JSON.parse(text)).data;
}

function sharedKey(key: string): string {
  return `entity:${key}`;
}
