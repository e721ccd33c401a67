import { badInput } from '#platform/errors.js';
import { isCommonPassword } from './common-passwords.js';

const MIN_LENGTH = 8;
const MAX_LENGTH = 256;

/** Texts of spaces and of characters that show as nothing. */
const BLANK = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]*$/u;

/**
 * Throws BAD_USER_INPUT unless a new password has 8 to 256 characters, is not blank, and is not among the most common ones.
 * The password is never truncated. Passwords that were chosen under older rules still sign in.
 */
export function checkPassword(password: string, field: string): void {
  const { length } = [...password];
  if (length < MIN_LENGTH || length > MAX_LENGTH) {
    throw badInput(field, `Use ${MIN_LENGTH} to ${MAX_LENGTH} characters.`);
  }
  if (/\p{Cs}/u.test(password)) throw badInput(field, 'The password has a broken character.');
  if (BLANK.test(password)) throw badInput(field, 'The password is blank.');
  if (isCommonPassword(password)) throw badInput(field, 'This password is one of the most common ones.');
}
