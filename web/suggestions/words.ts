const MENTION_OR_TAG = /(?:^|[^\p{L}\p{N}_&/])([@#][\p{L}\p{M}\p{N}_]{1,50})$/u;

/** The mention or hashtag that somebody writes at the end of a text: `@ad` of `Hello @ad`; null elsewhere. */
export function mentionOrTag(text: string): string | null {
  return MENTION_OR_TAG.exec(text)?.[1] ?? null;
}

/** The last word of a search, when it is long enough to be completed. Operators such as `from:` are none. */
export function searchWord(text: string): string | null {
  const word = /[^\s:"-][^\s:"]+$/u.exec(text)?.[0];
  return word ?? null;
}
