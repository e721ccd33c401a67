import { francAll } from 'franc-min';

/** Letters below which a guess by trigrams is noise. */
const MIN_LETTERS = 16;

/** How far behind the best guess, of 1, the second must lie. */
const MAX_SECOND = 0.97;

/**
 * The language of words as ISO 639-1, or null when it cannot be told. Names, tags and addresses must not be among them, for
 * they are written alike in every language. A script that one language alone uses tells it whatever the length.
 */
export function languageOf(words: string): string | null {
  const [best, second] = francAll(words, { minLength: 1 });
  if (best === undefined || best[0] === 'und') return null;
  if (second !== undefined && (lettersIn(words) < MIN_LETTERS || second[1] > MAX_SECOND)) return null;
  const code = new Intl.Locale(best[0]).language;
  return code.length === 2 ? code : null;
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
