const VOWEL = /[aeiouy]/;

/** Only words of a-z are stemmed. */
const ENGLISH = /^[a-z]{4,}$/;

/**
 * A light English stemmer: removes the plural, -ing, -ed and the silent e, so that `cat` and `cats`, or `make`, `makes` and
 * `making`, share a stem. Irregular forms such as `made` do not. The result is a key, not a word: `make` becomes `mak`.
 * Texts and queries use the same stemmer, so a word of another language is cut in the same way on both sides.
 */
export function stem(word: string): string {
  if (!ENGLISH.test(word)) return word;
  return withoutSilentE(withoutTense(withoutPlural(word)));
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|z|ch|sh|o)es$/.test(word)) return word.slice(0, -2);
  if (/[^sui]s$/.test(word)) return word.slice(0, -1);
  return word;
}

function withoutTense(word: string): string {
  const root = /^(.{2,}?)(?:ing|(?<!e)ed)$/.exec(word)?.[1];
  if (root === undefined || !VOWEL.test(root) || root.length < 3) return word;
  if (root.endsWith('i')) return `${root.slice(0, -1)}y`;
  // The doubled letter belongs to the ending in running and planned, but not in falling, missed and buzzing.
  return root.length > 3 && /([^aeioulsz])\1$/.test(root) ? root.slice(0, -1) : root;
}

function withoutSilentE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}
