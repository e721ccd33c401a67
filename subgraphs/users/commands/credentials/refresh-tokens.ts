import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { fromBase64Url } from '#platform/base64url.js';
import { isId } from '#platform/snowflake.js';

const NONCE = 16;
const MAC = 16;
const LENGTH = 8 + NONCE + MAC;

/**
 * Refresh tokens are opaque to clients: a session id, a nonce and a MAC, as base64url.
 *
 * The MAC keeps forged tokens away from the store, and proves that a token which is not the current one was issued once: so
 * it is a reuse. The successor of a token is derived from it, so that two concurrent uses of one token get the same
 * successor, although the store has only hashes.
 */
export class RefreshTokens {
  readonly #macKey: Buffer;
  readonly #successorKey: Buffer;

  constructor(secret: Buffer) {
    this.#macKey = Buffer.from(hkdfSync('sha256', secret, '', 'rookery refresh tokens', 32));
    this.#successorKey = Buffer.from(hkdfSync('sha256', secret, '', 'rookery refresh token successors', 32));
  }

  /** The first token of a session. */
  first(sessionId: string): string {
    return this.#write(sessionId, randomBytes(NONCE));
  }

  /** The token that replaces this one. */
  successor(token: string): string {
    const bytes = Buffer.from(token, 'base64url');
    const nonce = createHmac('sha256', this.#successorKey).update(bytes).digest().subarray(0, NONCE);
    return this.#write(bytes.readBigUInt64BE().toString(), nonce);
  }

  /** The session of an issued token; null for every other text. */
  sessionOf(token: string): string | null {
    const bytes = fromBase64Url(token);
    if (bytes?.length !== LENGTH) return null;
    const body = bytes.subarray(0, -MAC);
    const sessionId = bytes.readBigUInt64BE().toString();
    return timingSafeEqual(bytes.subarray(-MAC), this.#mac(body)) && isId(sessionId) ? sessionId : null;
  }

  /** The hash of a token, which is what the store has. */
  static hash(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }

  #write(sessionId: string, nonce: Buffer): string {
    const body = Buffer.alloc(8 + NONCE);
    body.writeBigUInt64BE(BigInt(sessionId));
    nonce.copy(body, 8);
    return Buffer.concat([body, this.#mac(body)]).toString('base64url');
  }

  #mac(body: Buffer): Buffer {
    return createHmac('sha256', this.#macKey).update(body).digest().subarray(0, MAC);
  }
}
