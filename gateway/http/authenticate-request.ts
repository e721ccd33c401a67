import type { IncomingMessage } from 'node:http';
import { codeOf, type RookeryError } from '#platform/errors.js';
import type { AccessToken } from '#platform/tokens/index.js';
import type { Authentication } from '../authentication.js';
import { authorizationOf } from './authorization.js';

/** What the `Authorization` header of a request grants, and why nothing when its token is refused. */
export interface Authenticated {
  readonly access: AccessToken | null;
  readonly refusal: RookeryError | null;
}

/** Authenticates a request. Rejects when it cannot be known whether the token is good. */
export async function authenticateRequest(
  authentication: Pick<Authentication, 'authenticate'>,
  request: IncomingMessage,
): Promise<Authenticated> {
  try {
    return { access: await authentication.authenticate(authorizationOf(request)), refusal: null };
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'TOKEN_EXPIRED' && code !== 'UNAUTHENTICATED') throw error;
    return { access: null, refusal: error as RookeryError };
  }
}
