import { badInput } from '#platform/errors.js';

const MAX_DISPLAY_NAME = 50;
const MAX_BIO = 160;
const MAX_URL = 2_048;

/** Lone surrogates and noncharacters, which no database stores unchanged. */
const BROKEN = /\p{Cs}|[\uFFFE\uFFFF]/u;
/** Control characters, apart from line feed. */
const CONTROL = /(?!\n)\p{Cc}/u;
/** Characters that change the direction of the text around them: a name must not reorder the page that shows it. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/;
/** Invisible characters. */
const BLANK = /[\s\p{Cf}\p{Zs}\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** A display name in NFC without white space around it, or BAD_USER_INPUT. Characters are counted as code points. */
export function checkDisplayName(text: string, field: string): string {
  const name = checkText(text, field).trim();
  const length = [...name].length;
  if (/[\n\u2028\u2029]/.test(name) || DIRECTION.test(name))
    throw badInput(field, 'Use visible characters on one line.');
  if (name.replace(BLANK, '') === '') throw badInput(field, 'Write at least one visible character.');
  if (length > MAX_DISPLAY_NAME) throw badInput(field, `Write at most ${MAX_DISPLAY_NAME} characters.`);
  return name;
}

/** A bio in NFC without white space around it, or BAD_USER_INPUT. */
export function checkBio(text: string, field: string): string {
  const bio = checkText(text, field).trim();
  if ([...bio].length > MAX_BIO) throw badInput(field, `Write at most ${MAX_BIO} characters.`);
  return bio;
}

/** An https address without credentials, or BAD_USER_INPUT. The server never fetches it. */
export function checkAvatarUrl(text: string, field: string): string {
  const url = text.length <= MAX_URL && URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw badInput(field, 'Give an https address.');
  }
  return url.href;
}

function checkText(text: string, field: string): string {
  if (BROKEN.test(text) || CONTROL.test(text)) throw badInput(field, 'Control characters are not allowed.');
  return text.normalize('NFC');
}
