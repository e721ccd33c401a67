import twitterText from 'twitter-text';
import { badInput } from '#platform/errors.js';

/** Maximum weight of a text: an emoji or CJK character weighs 2, a URL 23, most other characters 1. */
export const MAX_WEIGHT = 280;

/**
 * Maximum length in UTF-16 code units: enough for 140 emoji of 15 units, or for URLs of 2,000 characters. Longer texts are
 * refused before tokenization, whose time is cubic in some inputs: 45 ms for the worst known text of this length, a chain of
 * Cyrillic letters and dots.
 */
const MAX_UNITS = 2_200;

/** All control characters except tab and line breaks, which are part of a text's layout. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** A lone surrogate: JSON can carry it, UTF-8 cannot. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Matches a text of white space and invisible characters alone, which counts as empty. Of the format characters, these are the
 * default-ignorable ones and those that annotate or join others; the Arabic ones among them are visible.
 */
const INVISIBLE_ONLY =
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\u{13430}-\u{1343f}\u{1d159}]*$/u;

/**
 * Throws BAD_USER_INPUT, naming `field`, for a text that a tweet may not have. The text is stored byte for byte as it was
 * sent; only its weight is computed from the NFC form, so that a letter weighs the same in composed and decomposed form. A tweet with media may have no text at all.
 */
export function checkText(text: string, field: string, mayBeEmpty = false): void {
  if (mayBeEmpty && text === '') return;
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
