import { codeOf, RookeryError } from '#platform/errors.js';
import type { AccessToken } from '#platform/tokens/index.js';
import type { Authentication } from '../authentication.js';
import type { PropagatedHeaders } from '../data-source/index.js';
import type { ReadHeaders } from '../http/index.js';
import type { Identity } from '../pipeline/index.js';
import { CLOSE } from './close-codes.js';
import { authorizationOf, isUnderstood } from './connection-payload.js';

type Payload = Record<string, unknown> | undefined;

/** Why a socket is closed. */
export interface Close {
  readonly code: number;
  readonly reason: string;
}

export interface SocketAccessDeps {
  authentication: Pick<Authentication, 'authenticate' | 'isRevoked'>;
  readHeaders: ReadHeaders;
  /** The headers of the upgrade request that subgraphs are to receive. */
  upgradeHeaders: PropagatedHeaders | undefined;
}

/** Who uses a socket: the token of its `connection_init`, or of a later Ping, and the headers for subgraphs. */
export class SocketAccess {
  readonly #deps: SocketAccessDeps;
  #token: AccessToken | null = null;
  #headers: PropagatedHeaders | undefined;

  constructor(deps: SocketAccessDeps) {
    this.#deps = deps;
    this.#headers = deps.upgradeHeaders;
  }

  /** Null for nobody signed in. */
  get token(): AccessToken | null {
    return this.#token;
  }

  get headers(): PropagatedHeaders | undefined {
    return this.#headers;
  }

  /** Reads the payload of `connection_init`; returns why the socket must be closed, or null. */
  async introduce(payload: Payload): Promise<Close | null> {
    if (!isUnderstood(payload) && !this.#deps.readHeaders(payload ?? {}))
      return { code: CLOSE.BadRequest, reason: 'Send the token as connectionParams.authorization' };
    try {
      this.#token = await this.#deps.authentication.authenticate(authorizationOf(payload));
    } catch (error) {
      // Client libraries retry after this code, and call `connectionParams` again, which can return a fresh token.
      const isExpired = codeOf(error) === 'TOKEN_EXPIRED';
      return { code: CLOSE.Forbidden, reason: isExpired ? 'TOKEN_EXPIRED' : 'Forbidden' };
    }
    this.#readHeaders(payload);
    return null;
  }

  /**
   * Reads the payload of a Ping: a new token of the same user extends the life of the socket and its subscriptions. Returns
   * false for a token that is not good or of another user, null when the payload has no token.
   */
  async renew(payload: Payload): Promise<boolean | null> {
    const authorization = authorizationOf(payload);
    if (authorization === undefined || !this.#token) return null;
    const renewed = await this.#deps.authentication.authenticate(authorization).catch(() => null);
    if (renewed?.viewer.id !== this.#token.viewer.id) return false;
    this.#token = renewed;
    this.#readHeaders(payload);
    return true;
  }

  /** Checked for each operation: a revocation may not have arrived while the bus was away. `onRevoked` is called first. */
  async identify(onRevoked: () => void): Promise<Identity> {
    const token = this.#token;
    const isRevoked = token !== null && (await this.#deps.authentication.isRevoked(token));
    if (!isRevoked) return { viewer: token && token.viewer, refusal: null };
    onRevoked();
    throw new RookeryError('UNAUTHENTICATED');
  }

  /** A browser cannot set headers of an upgrade request: the payload may have them instead. */
  #readHeaders(payload: Payload): void {
    const authorization = authorizationOf(payload);
    const read = this.#deps.readHeaders({ ...payload, ...(authorization ? { authorization } : {}) });
    if (read) this.#headers = { ...this.#headers, ...read };
  }
}
