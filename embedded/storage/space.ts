import type { Key } from '../bson/key.js';

/** The four-byte prefix of all keys of one collection or index. */
export function spacePrefix(space: number): Key {
  return String.fromCharCode(
    (space >>> 24) & 0xff,
    (space >>> 16) & 0xff,
    (space >>> 8) & 0xff,
    space & 0xff,
  );
}
