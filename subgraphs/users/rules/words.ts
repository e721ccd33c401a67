/** How many beginnings one user is found by at most: more than any real name has. */
const MAX_BEGINNINGS = 100;

/** The words of a text as they are compared: without case, accents and punctuation, each once. */
export function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(folded.match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/** The words that a user is found by: the username whole and in its parts, and those of the display name. */
export function wordsOfUser(username: string, displayName: string): string[] {
  return [...new Set([username.toLowerCase(), ...wordsOf(username), ...wordsOf(displayName)])];
}

/** Every beginning of every word, the words themselves included: `["al"]` gives `a` and `al`. */
export function beginningsOf(words: readonly string[]): string[] {
  const beginnings = words.flatMap((word) => {
    const characters = [...word];
    return characters.map((_, index) => characters.slice(0, index + 1).join(''));
  });
  return [...new Set(beginnings)].slice(0, MAX_BEGINNINGS);
}

/** The words of a query. A username may be written whole, with its underscores and with an @ before it. */
export function wordsOfQuery(query: string): string[] {
  const handle = /^\s*@?([A-Za-z0-9_]+)\s*$/.exec(query)?.[1];
  return handle?.includes('_') ? [handle.toLowerCase()] : wordsOf(query);
}
