import { badInput } from '#platform/errors.js';
import { wordsOf } from '#social/text/words.js';
import { MAX_QUERY, MAX_QUERY_WORDS } from './limits.js';

/** The different words of a query, the longest first, or BAD_USER_INPUT. */
export function checkQuery(query: string, field: string): string[] {
  if (query.length > MAX_QUERY) throw badInput(field, `Search for at most ${MAX_QUERY} characters.`);
  const words = [...new Set(wordsOf(query))].toSorted((one, other) => other.length - one.length);
  if (words.length === 0) throw badInput(field, 'Search for at least one word.');
  if (words.length > MAX_QUERY_WORDS) throw badInput(field, `Search for at most ${MAX_QUERY_WORDS} words.`);
  return words;
}

/** Whether a text has all the words. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const present = new Set(wordsOf(text));
  return words.every((word) => present.has(word));
}
