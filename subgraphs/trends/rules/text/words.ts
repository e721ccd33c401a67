import { fold } from './fold.js';

/** A letter of a script that does not put spaces between words. */
const UNSPACED =
  '(?=[\\p{L}\\p{N}\\p{M}])[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]';
const LETTER = `(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}]`;

/** One letter of an unspaced script, one word, or one emoji. */
const WORD = new RegExp(`${UNSPACED}|(?:${LETTER})+(?:'(?:${LETTER})+)*|\\p{Extended_Pictographic}`, 'gu');
const UNSPACED_WORD = new RegExp(`^${UNSPACED}$`, 'u');

/** Only the host of a web address is indexed. */
const ADDRESS = /https?:\/\/(?:www\.)?([^\s/?#]*)\S*/gi;

/** Characters of a word. Longer words are cut, because an index key must stay small. */
const MAX_WORD = 64;

/** The words of a text in order, folded. Unspaced scripts give one word per letter; `terms.ts` indexes them in pairs. */
export function wordsOf(text: string): string[] {
  const folded = fold(text.replace(ADDRESS, ' $1 ')).replaceAll('’', "'");
  return Array.from(folded.matchAll(WORD), ([word]) => word).flatMap(withoutApostrophes);
}

/** Whether a word is one letter of an unspaced script. */
export function isUnspaced(word: string): boolean {
  return UNSPACED_WORD.test(word);
}

/** Gives `cat` for `cat's`, `dont` for `don't`, and `l` and `homme` for `l'homme`. */
function withoutApostrophes(word: string): string[] {
  const [head = '', ...tail] = word.split("'");
  if (tail.length === 0) return [head.slice(0, MAX_WORD)];
  if (tail.length === 1 && tail[0] === 's') return [head.slice(0, MAX_WORD)];
  const joined = head.length <= 2 ? [head, tail.join('')] : [head + tail.join('')];
  return joined.map((each) => each.slice(0, MAX_WORD));
}
