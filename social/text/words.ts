import { entitiesIn, replaceEntities, type Entity } from './entities.js';
import { fold } from './fold.js';

/** A letter of a script that does not put spaces between words. */
const UNSPACED =
  '(?=[\\p{L}\\p{N}\\p{M}])[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]';
const LETTER = `(?!${UNSPACED}|[0-9]\\u20e3)[\\p{L}\\p{N}\\p{M}]`;

/** A key such as 1️⃣, a flag with tags, the flag of a country, or another emoji; in a folded text. */
const EMOJI =
  '[0-9#*]\\u20e3|\\u{1f3f4}[\\u{e0020}-\\u{e007e}]+\\u{e007f}|\\p{RI}{2}|\\p{RI}|\\p{Extended_Pictographic}|\\p{Emoji_Modifier}';

/** One emoji, one letter of an unspaced script, or one word. */
const WORD = new RegExp(`${EMOJI}|${UNSPACED}|(?:${LETTER})+(?:'(?:${LETTER})+)*`, 'gu');
const UNSPACED_WORD = new RegExp(`^${UNSPACED}$`, 'u');

/** One emoji, or the letters and digits of any script without a break. */
const NAME_WORD = new RegExp(`${EMOJI}|(?:(?![0-9]\\u20e3)[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** Characters of a word. Longer words are cut, because an index key must stay small. */
const MAX_WORD = 64;

/**
 * The words of a text in order, folded; an emoji or flag is a word. Of a web address, only the host has words. Unspaced scripts
 * give one word per letter.
 */
export function wordsOf(text: string): string[] {
  const addresses = entitiesIn(text).filter(({ kind }) => kind === 'url');
  const folded = fold(replaceEntities(text, addresses, (url) => ` ${hostOf(url)} `)).replaceAll('’', "'");
  return Array.from(folded.matchAll(WORD), ([word]) => word).flatMap(withoutApostrophes);
}

/** The words of a name in order, folded. A name in an unspaced script is one word. */
export function wordsOfName(name: string): string[] {
  return fold(name).match(NAME_WORD) ?? [];
}

/** Whether a word is one letter of an unspaced script. */
export function isUnspaced(word: string): boolean {
  return UNSPACED_WORD.test(word);
}

function hostOf({ value }: Entity): string {
  return /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#:]*)/i.exec(value)?.[1] ?? '';
}

/** Gives `cat` for `cat's`, `dont` for `don't`, and `l` and `homme` for `l'homme`. */
function withoutApostrophes(word: string): string[] {
  const [head = '', ...tail] = word.split("'");
  if (tail.length === 0) return [head.slice(0, MAX_WORD)];
  if (tail.length === 1 && tail[0] === 's') return [head.slice(0, MAX_WORD)];
  const joined = head.length <= 2 ? [head, tail.join('')] : [head + tail.join('')];
  return joined.map((each) => each.slice(0, MAX_WORD));
}
