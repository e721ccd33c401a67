import twitterText from 'twitter-text';
import { badInput } from '#platform/errors.js';

/** Weighted characters of a tweet: emoji and CJK weigh 2, a web address 23, most others 1. */
export const MAX_WEIGHT = 280;

/**
 * UTF-16 units that are looked at at all: 140 emoji of 15 units, or addresses of 2,000 characters. What is longer is refused
 * before the tokenizer sees it, whose time grows with the cube of some inputs: 45 ms for the worst of this length, a chain
 * of Cyrillic letters and dots.
 */
const MAX_UNITS = 2_200;

/** Tab and line ends are how people lay out text; every other control character is an accident or an attack. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Half of a character: JSON can carry it, UTF-8 cannot. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Nothing but blanks and characters that leave no ink: a text made of them alone is an empty one. Of format characters those
 * that Unicode says to ignore, and what annotates or joins others; the Arabic signs among them can be seen.
 */
const INVISIBLE_ONLY =
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\u{13430}-\u{1343f}\u{1d159}]*$/u;

/**
 * Lets a text pass as it is, or throws BAD_USER_INPUT. Nothing is changed: what is stored is what was sent, byte for byte;
 * only the weight is taken from its NFC form, so that a letter weighs the same however its accent was typed.
 */
export function checkText(text: string, field: string): void {
  if (text.length > MAX_UNITS) throw tooLong(field);
  if (LONE_SURROGATE.test(text))
    throw badInput(field, 'The text has half of a character (a lone surrogate).');
  if (CONTROL.test(text)) throw badInput(field, 'The text has control characters.');
  if (INVISIBLE_ONLY.test(text)) throw badInput(field, 'The text is empty.');
  if (twitterText.hasInvalidCharacters(text)) throw badInput(field, 'The text has invalid characters.');
  const { weightedLength, valid } = twitterText.parseTweet(text);
  if (weightedLength > MAX_WEIGHT) throw tooLong(field);
  if (!valid) throw badInput(field, 'The text is not valid.');
}

function tooLong(field: string): Error {
  return badInput(field, `The text is longer than ${MAX_WEIGHT} weighted characters.`);
}
