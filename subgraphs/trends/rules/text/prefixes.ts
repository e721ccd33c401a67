import { fold } from './fold.js';

/** Longer beginnings are looked up by their first letters and then compared. */
export const MAX_PREFIX = 10;

/** Words of a name after which nobody looks. */
const MAX_WORDS = 4;

/** A name as it is typed: folded, with single spaces. */
export function nameKey(name: string): string {
  return fold(name).trim().replace(/\s+/g, ' ');
}

/** Every beginning, of up to 10 letters, of the names and of the words in them; the empty one too. Each once. */
export function prefixesOf(names: readonly string[]): string[] {
  const starts = names.flatMap((name) => {
    const words = nameKey(name).split(' ');
    return words.slice(0, MAX_WORDS).map((_, index) => words.slice(index).join(' '));
  });
  return [...new Set(starts.flatMap(beginnings))];
}

/** Whether a name, or one of the words in it, begins with a folded prefix. */
export function beginsWith(name: string, prefix: string): boolean {
  return ` ${nameKey(name)}`.includes(` ${prefix}`);
}

function beginnings(text: string): string[] {
  const letters = Array.from(text).slice(0, MAX_PREFIX);
  return ['', ...letters.map((_, index) => letters.slice(0, index + 1).join(''))];
}
