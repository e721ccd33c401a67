import { wordsOfName } from '#social/text/words.js';

/** Prefixes that one user is found by at most: more than any real name has. */
const MAX_PREFIXES = 100;

/** The words of a text, folded for comparison: without case, accents and punctuation, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(wordsOfName(text))];
}

/** The words that a user is found by: the whole username, its parts, and the words of the display name. */
export function wordsOfUser(username: string, displayName: string): string[] {
  return [...new Set([username.toLowerCase(), ...wordsOf(username), ...wordsOf(displayName)])];
}

/** Every prefix of every word, including the words themselves: `["al"]` gives `a` and `al`. */
export function prefixesOf(words: readonly string[]): string[] {
  const prefixes = words.flatMap((word) => {
    const characters = [...word];
    return characters.map((_, index) => characters.slice(0, index + 1).join(''));
  });
  return [...new Set(prefixes)].slice(0, MAX_PREFIXES);
}

/** The words of a query. A whole username, with underscores and an optional @, is one word. */
export function wordsOfQuery(query: string): string[] {
  const handle = /^\s*@?([A-Za-z0-9_]+)\s*$/.exec(query)?.[1];
  return handle?.includes('_') ? [handle.toLowerCase()] : wordsOf(query);
}
