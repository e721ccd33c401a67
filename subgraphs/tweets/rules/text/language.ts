import { francAll } from 'franc-min';

/** Minimum number of letters for a guess by trigrams. */
const MIN_LETTERS = 16;

/** Maximum score of the second guess; the best guess has 1. Closer scores are ambiguous. */
const MAX_SECOND = 0.97;

/**
 * Detects the language of words; returns ISO 639-1, or null when the language is unclear. The words must not contain names,
 * hashtags or URLs, which look alike in every language. A script that only one language uses decides at any length.
 */
export function languageOf(words: string): string | null {
  const [best, second] = francAll(words, { minLength: 1 });
  if (best === undefined || best[0] === 'und') return null;
  if (second !== undefined && (lettersIn(words) < MIN_LETTERS || second[1] > MAX_SECOND)) return null;
  return shortCode(best[0]);
}

/** Memoized ISO 639-1 codes by ISO 639-3 code; null for a language without one. */
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
