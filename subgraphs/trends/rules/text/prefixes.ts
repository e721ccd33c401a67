import { nameKey } from '#social/text/fold.js';

/** Characters of an indexed prefix. Longer prefixes are looked up by these characters and then compared. */
export const MAX_PREFIX = 10;

/** Words of a name that are indexed. */
const MAX_WORDS = 4;

/** Every prefix of up to 10 characters, the empty one included, of the names and of the words in them. Each once. */
export function prefixesOf(names: readonly string[]): string[] {
  const suffixes = names.flatMap((name) => {
    const words = nameKey(name).split(' ');
    return words.slice(0, MAX_WORDS).map((_, index) => words.slice(index).join(' '));
  });
  return [...new Set(suffixes.flatMap(prefixes))];
}

/** Whether a name, or one of the words in it, begins with a folded prefix. */
export function beginsWith(name: string, prefix: string): boolean {
  return ` ${nameKey(name)}`.includes(` ${prefix}`);
}

function prefixes(text: string): string[] {
  const characters = Array.from(text).slice(0, MAX_PREFIX);
  return ['', ...characters.map((_, index) => characters.slice(0, index + 1).join(''))];
}
