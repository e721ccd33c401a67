import { DELETE_IF_EQUAL, DROP_OTHER_TYPES, run } from './redis-scripts.js';
import type { RedisClient } from './timed-clients.js';

/** What a key of the cache holds. */
export type KeyType = 'string' | 'zset';

/** The errors of a command on a value that is not what its key should hold. */
const UNREADABLE = /WRONGTYPE|not an integer|not a valid float/;

export function isUnreadable(error: unknown): boolean {
  return error instanceof Error && UNREADABLE.test(error.message);
}

/**
 * Deletes values that cannot be read, so that they are missing from then on, and counts them. Keys are named as on the servers;
 * those of one call are in one bucket.
 */
export class UnreadableKeys {
  readonly #client: RedisClient;
  #count = 0;

  constructor(client: RedisClient) {
    this.#client = client;
  }

  /** The values that were deleted, since the start of the process. */
  get count(): number {
    return this.#count;
  }

  /** Takes note of values that a script has deleted. */
  add(count: number): void {
    this.#count += count;
  }

  /** Runs a call. When it meets a key of another type, such keys are deleted and the call runs once more. */
  async retrying<T>(keys: readonly string[], type: KeyType, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      const dropped = Number(await run(this.#client, DROP_OTHER_TYPES, keys, [type]));
      if (dropped === 0) {
        // The type is right and the text is not: a counter that is no number.
        this.#count += await this.#client.unlink(...keys);
      } else this.#count += dropped;
      return call();
    }
  }

  /** Deletes a key that still has the value; null for any value. Never rejects: the value is a miss in any case. */
  async drop(key: string, value: string | null): Promise<void> {
    try {
      const dropped = await (value === null
        ? this.#client.unlink(key)
        : run(this.#client, DELETE_IF_EQUAL, [key], [value]));
      this.#count += Number(dropped);
    } catch {
      // The next reader drops it.
    }
  }
}
