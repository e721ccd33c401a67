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
  return shortCode(best[0]);
}

/** ISO 639-1 by ISO 639-3, as far as it was asked for; null where there is none. */
const shortCodes = new Map<string, string | null>();

function shortCode(long: string): string | null {
  const known = shortCodes.get(long);
  if (known !== undefined) return known;
  const { language } = new Intl.Locale(long);
  const short = language.length === 2 ? language : null;
  shortCodes.set(long, short);
  return short;
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
