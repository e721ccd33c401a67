import {
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { fromBase64Url } from './base64url.js';
import type { Clock } from './clock.js';

/**
 * The header of a signed request: signing time (ms since 1970), nonce, and the signature of both and of the
 * body, separated by dots. The gateway never forwards a client's header of this name.
 */
export const SIGNATURE_HEADER = 'x-rookery-signature';

/** Maximum age of a signed request, in ms. */
const MAX_AGE_MS = 30_000;

/** Nonces per generation, of which there are two: several subgraphs share them in one process. */
const MAX_NONCES = 250_000;

/** Each subgraph has its own key, so that a request to one cannot be replayed to another. */
function subgraphKey(secret: Buffer, subgraph: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `rookery requests to ${subgraph}`, 32)));
}

function signatureOf(key: KeyObject, stamp: string, body: Buffer): Buffer {
  return createHmac('sha256', key).update(`${stamp}.`).update(body).digest();
}

/** Signs requests to one subgraph: body, time and nonce. Returns the value of the header. */
export function createSigner(secret: Buffer, subgraph: string, clock: Clock): (body: Buffer) => string {
  const key = subgraphKey(secret, subgraph);
  // Unique per process; a counter is cheaper than a random nonce per request.
  const mine = randomBytes(12).toString('base64url');
  let count = 0;
  return (body) => {
    const stamp = `${clock.now()}.${mine}${(count++).toString(36)}`;
    return `${stamp}.${signatureOf(key, stamp, body).toString('base64url')}`;
  };
}

/**
 * Verifies received requests: the body and header must be signed by the gateway, recent, and not seen before.
 */
export function createVerifier(
  secret: Buffer,
  subgraph: string,
  clock: Clock,
): (header: string | string[] | undefined, body: Buffer) => boolean {
  const key = subgraphKey(secret, subgraph);
  const nonces = new Nonces();
  return (header, body) => {
    if (typeof header !== 'string') return false;
    const [at, nonce, signature, ...more] = header.split('.');
    if (at === undefined || nonce === undefined || signature === undefined || more.length > 0) return false;
    const given = fromBase64Url(signature) ?? Buffer.alloc(0);
    const right = signatureOf(key, `${at}.${nonce}`, body);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
    const now = clock.now();
    return Math.abs(now - Number(at)) <= MAX_AGE_MS && nonces.register(nonce, now);
  };
}

/** Recent nonces, dropped by generation: expiring single nonces would cost more than everything else here. */
class Nonces {
  #current = new Set<string>();
  #previous = new Set<string>();
  #since = 0;

  /** False when the nonce was seen before. */
  register(nonce: string, now: number): boolean {
    if (this.#current.has(nonce) || this.#previous.has(nonce)) return false;
    // The sender's clock may be ahead of ours, so a nonce must be stored for twice the maximum age.
    if (now - this.#since > MAX_AGE_MS * 2 || this.#current.size >= MAX_NONCES) {
      this.#previous = this.#current;
      this.#current = new Set();
      this.#since = now;
    }
    this.#current.add(nonce);
    return true;
  }
}
