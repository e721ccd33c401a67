import type { IncomingMessage } from 'node:http';
import { RookeryError } from '#platform/errors.js';

const NAME = 'authorization';

/**
 * The `Authorization` header of a request. Throws UNAUTHENTICATED when it occurs twice: Node reads the first one, but a proxy
 * may have checked the other.
 */
export function authorizationOf({ headers, rawHeaders }: IncomingMessage): string | undefined {
  const { authorization } = headers;
  if (authorization === undefined) return undefined;
  let times = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    if (name.length === NAME.length && name.toLowerCase() === NAME) times++;
  }
  if (times === 1) return authorization;
  throw new RookeryError('UNAUTHENTICATED', { message: 'Send one `authorization` header.' });
}
