import type { Random } from '../execution-fuzz/random.js';

/** Characters that parsers of JSON and of GraphQL treat in their own ways, and texts that some of them stumble over. */
const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '"',
    '"""',
    '\\',
    ':',
    ',',
    '$',
    '@',
    '!',
    '...',
    '|',
    '&',
    '=',
    '#',
    '\n',
  ],
  ...[
    'query',
    'mutation',
    'subscription',
    'fragment',
    'on',
    'true',
    'null',
    '__typename',
    '__schema',
    '__proto__',
  ],
  ...[
    'constructor',
    'homeTimeline',
    'tweet',
    'user',
    'id',
    'text',
    '-1',
    '1e999',
    '9007199254740993',
    '0.1e-9',
  ],
  ...['\u0000', '\ufeff', '\ud800', '\u2028', '🔑', 'é', '\\u0000', '\\ud800', '%ff', ' ', '\t', '\r\n'],
] as const;

/** A text of pieces without an order. */
export function randomText(random: Random, pieces = 1 + random.below(40)): string {
  return Array.from({ length: pieces }, () => random.pick(PIECES)).join(random.happens(50) ? ' ' : '');
}

export function randomBytes(random: Random, length = random.below(300)): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)));
}

/** The bytes with a few of them changed, inserted, removed, repeated or cut off. */
export function damaged(random: Random, bytes: Buffer): Buffer {
  let result = bytes;
  for (let count = 1 + random.below(4); count > 0 && result.length > 0; count--) {
    const at = random.below(result.length);
    const end = Math.min(result.length, at + 1 + random.below(12));
    const [head, middle, tail] = [result.subarray(0, at), result.subarray(at, end), result.subarray(end)];
    const noise = random.happens(50)
      ? randomBytes(random, 1 + random.below(4))
      : Buffer.from(randomText(random, 1));
    const replaced = random.pick([
      noise,
      Buffer.concat([middle, noise]),
      Buffer.alloc(0),
      Buffer.concat([middle, middle]),
    ]);
    result = random.happens(8) ? head : Buffer.concat([head, replaced, tail]);
  }
  return result;
}

/** Any JSON value, sometimes nested deeply. */
export function randomValue(random: Random, depth = 3): unknown {
  if (random.happens(1)) return nested(random.below(MAX_LEVELS));
  const kind = random.below(depth > 0 ? 9 : 7);
  if (kind === 7) return Array.from({ length: random.below(4) }, () => randomValue(random, depth - 1));
  if (kind === 8) {
    const entries = Array.from({ length: random.below(4) }, () => [
      randomText(random, 1),
      randomValue(random, depth - 1),
    ]);
    return Object.fromEntries(entries) as unknown;
  }
  return [
    null,
    true,
    false,
    random.below(100) - 50,
    1e308 * 10,
    randomText(random),
    random.below(2 ** 31) / 7,
  ][kind];
}

/** Levels of lists that JSON.stringify can write. */
const MAX_LEVELS = 500;

function nested(levels: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}
