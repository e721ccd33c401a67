import type { Cache } from './cache.js';

/** The value of a text; undefined for a text that cannot be read. */
export type ReadText<T> = (text: string, key: string) => T | undefined;

/**
 * The values of the keys, in their order; null for a missing key. A text that cannot be read, whoever wrote it, is missing, too:
 * it is deleted and counted, so that the next write or the next read replaces it.
 */
export async function readValues<T>(
  cache: Pick<Cache, 'getMany' | 'dropUnreadable'>,
  keys: readonly string[],
  read: ReadText<T>,
): Promise<(T | null)[]> {
  const texts = await cache.getMany(keys);
  return keys.map((key, index) => {
    const text = texts[index] ?? null;
    if (text === null) return null;
    const value = read(text, key);
    if (value === undefined) void cache.dropUnreadable(key, text);
    return value ?? null;
  });
}

/** Reads JSON of one shape. */
export function jsonOf<T>(hasShape: (value: unknown) => value is T): (text: string) => T | undefined {
  return (text) => {
    try {
      const value: unknown = JSON.parse(text);
      return hasShape(value) ? value : undefined;
    } catch {
      return undefined;
    }
  };
}
