import type { IncomingMessage } from 'node:http';
import { codeOf, type RookeryError } from '#platform/errors.js';
import type { AccessToken } from '#platform/tokens/index.js';
import type { Authentication } from '../authentication.js';
import type { Identity } from '../pipeline/index.js';
import { authorizationOf } from './authorization.js';

/** What the `Authorization` header of a request grants, and why nothing when its token is refused. */
export interface Authenticated extends Identity {
  readonly access: AccessToken | null;
}

/** Authenticates a request. Rejects when it cannot be known whether the token is good. */
export function authenticateRequest(
  authentication: Pick<Authentication, 'authenticate'>,
  request: IncomingMessage,
): Promise<Authenticated> {
  let authorization: string | undefined;
  try {
    authorization = authorizationOf(request);
  } catch (error) {
    return Promise.resolve(refusedBy(error));
  }
  return authentication.authenticate(authorization).then(grantedBy, refusedBy);
}

function grantedBy(access: AccessToken | null): Authenticated {
  return { access, viewer: access && access.viewer, refusal: null };
}

function refusedBy(error: unknown): Authenticated {
  const code = codeOf(error);
  if (code !== 'TOKEN_EXPIRED' && code !== 'UNAUTHENTICATED') throw error;
  return { access: null, viewer: null, refusal: error as RookeryError };
}
