import { badInput } from '#platform/errors.js';

/** RFC 5321 allows 254 characters in a path; the contract promises 255. */
const MAX_LENGTH = 255;

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Services that deliver `a.b@` and `ab@` to the same mailbox. */
const DOTLESS: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

export interface Email {
  /** Lower case. */
  email: string;
  /** The mailbox behind the address, without its tag. Must be unique. */
  emailKey: string;
}

/**
 * Reads an e-mail address; null for any other text. Accepts plain ASCII only: no white space, no control characters and no
 * quoted forms, so that an address needs no escaping in a mail header.
 */
export function readEmail(text: string): Email | null {
  if (text.length > MAX_LENGTH) return null;
  const email = text.toLowerCase();
  const [local = '', domain = '', ...more] = email.split('@');
  if (more.length > 0 || local.length > 64 || !LOCAL.test(local) || !DOMAIN.test(domain)) return null;
  const untagged = local.replace(/(?<=.)\+.*$/, '');
  const mailbox = DOTLESS.has(domain) ? untagged.replaceAll('.', '') : untagged;
  return { email, emailKey: `${mailbox}@${domain === 'googlemail.com' ? 'gmail.com' : domain}` };
}

/** Reads an e-mail address, or throws BAD_USER_INPUT. */
export function checkEmail(text: string, field: string): Email {
  const email = readEmail(text);
  if (email === null) throw badInput(field, 'This is not an e-mail address.');
  return email;
}
