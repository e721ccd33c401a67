const VOWEL = /[aeiouy]/;

/** Only what looks like English is stemmed: no other letters, no digits. */
const ENGLISH = /^[a-z]{4,}$/;

/**
 * A light English stem: the plural, -ing and -ed go, and the silent e with them, so that cat, cats; make, makes, making,
 * made stay together where spelling alone can tell (made cannot). The result is a key, not a word: `make` becomes `mak`.
 * Texts and queries take the same way, so a word of another language is merely cut alike on both sides.
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
  // running, planned: the doubled letter belongs to the ending; falling, missed, buzzing: it does not.
  return root.length > 3 && /([^aeioulsz])\1$/.test(root) ? root.slice(0, -1) : root;
}

function withoutSilentE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}
