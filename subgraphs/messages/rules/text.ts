import { badInput } from '#platform/errors.js';
import { MAX_NAME, MAX_TEXT } from './limits.js';

/** Lone surrogates and noncharacters, which no database stores unchanged. */
const BROKEN = /\p{Surrogate}|[\uFFFE\uFFFF]/u;
/** All control characters except tab and line breaks. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** White space and invisible characters alone. */
const BLANK = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
/** What a name on one line has not: line breaks, and characters that turn the direction of the text around them. */
const LAYOUT = /[\t\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]/;
const EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');
/** The most UTF-16 code units of an emoji: families of four with skin tones have 19. */
const MAX_EMOJI_UNITS = 40;
const MAX_KEY = 64;

/** Throws BAD_USER_INPUT for a text that a message may not have. Characters are counted as code points. */
export function checkText(text: string, field: string): void {
  // Most texts are short: only a long one is counted.
  if (text.length > 2 * MAX_TEXT || (text.length > MAX_TEXT && [...text].length > MAX_TEXT))
    throw badInput(field, `Write at most ${MAX_TEXT} characters.`);
  if (BROKEN.test(text) || CONTROL.test(text)) throw badInput(field, 'Control characters are not allowed.');
  if (BLANK.test(text)) throw badInput(field, 'The text is empty.');
}

/** The name of a group without white space around it, or BAD_USER_INPUT. */
export function checkName(text: string, field: string): string {
  const name = text.trim();
  if (name.length > 2 * MAX_NAME || [...name].length > MAX_NAME)
    throw badInput(field, `Write at most ${MAX_NAME} characters.`);
  if (BROKEN.test(name) || CONTROL.test(name) || LAYOUT.test(name) || BLANK.test(name))
    throw badInput(field, 'Use visible characters on one line.');
  return name;
}

export function checkEmoji(text: string, field: string): void {
  if (text.length > MAX_EMOJI_UNITS || !EMOJI.test(text)) throw badInput(field, 'Give one emoji.');
}

/** Throws BAD_USER_INPUT for an idempotency key that is empty, too long, or has control characters or lone surrogates. */
export function checkKey(key: string, field: string): void {
  const isValid = key.length >= 1 && key.length <= MAX_KEY && !/[\p{Cc}\p{Surrogate}]/u.test(key);
  if (!isValid) throw badInput(field, `A key has 1 to ${MAX_KEY} characters.`);
}
