import { badInput } from '#platform/errors.js';

const MIN_LENGTH = 8;
const MAX_LENGTH = 256;

/** Throws BAD_USER_INPUT unless the password has 8 to 256 characters. The password is never truncated. */
export function checkPassword(password: string, field: string): void {
  const { length } = [...password];
  if (length < MIN_LENGTH || length > MAX_LENGTH) {
    throw badInput(field, `Use ${MIN_LENGTH} to ${MAX_LENGTH} characters.`);
  }
  if (/\p{Cs}/u.test(password)) throw badInput(field, 'The password has a broken character.');
}
