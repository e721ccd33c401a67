import type { AccessToken } from '#platform/tokens/index.js';
import type { Viewer } from '#platform/viewer.js';

/**
 * Decides who sends an operation: the plug that knows where tokens come from and what ends a sign-in. A gateway without it
 * has no signed-in viewers and ignores the `Authorization` header.
 */
export interface Authentication {
  /**
   * Returns the access that an `Authorization` header grants, null for a request without a token. Rejects with TOKEN_EXPIRED,
   * and with UNAUTHENTICATED for a token that is malformed or revoked: the client is told, also where public fields are
   * answered.
   */
  authenticate(authorization: string | undefined): Promise<AccessToken | null>;
  /**
   * Whether access that was granted earlier was revoked since. Called for each operation of an open socket, so that a
   * revocation takes effect even when `onRevoked` could not report it. Rejects with SERVICE_UNAVAILABLE when unknown.
   */
  isRevoked(access: AccessToken): boolean | Promise<boolean>;
  /**
   * Calls `listener` for each revocation within a second, so that sockets and event streams are closed. Returns what removes
   * the listener.
   */
  onRevoked(listener: (revocation: Revocation) => void): () => void;
}

/** The end of access before its token expires. */
export interface Revocation {
  readonly userId: string;
  /** Whether it ends this access of the user: one sign-in, or all of them. */
  revokes(viewer: Viewer): boolean;
}

/** Without authentication every viewer is anonymous, and nothing can be revoked. */
export const ANONYMOUS: Authentication = {
  authenticate: () => Promise.resolve(null),
  isRevoked: () => false,
  onRevoked: () => () => undefined,
};
