import type { IncomingMessage } from 'node:http';

const NAME = 'session';

interface CookieOptions {
  path: string;
  /** In seconds; 0 deletes the cookie. */
  maxAge: number;
  /** Whether browsers send the cookie over HTTPS alone. */
  isSecure: boolean;
}

/** The value of `Set-Cookie`: no script reads the cookie, and no page of another site causes that it is sent. */
export function writeCookie(value: string, { path, maxAge, isSecure }: CookieOptions): string {
  const secure = isSecure ? '; Secure' : '';
  return `${NAME}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`;
}

/** The value of the cookie; null when there is none, or one that we did not write. */
export function readCookie({ headers }: IncomingMessage): string | null {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === NAME && value) return decoded(value);
  }
  return null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
