import {
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import type { Clock } from './clock.js';

/**
 * The header of a signed request: when it was signed (ms since 1970), a nonce, and the signature of both and of the body,
 * with dots between them. A client's own header of this name never passes the gateway.
 */
export const SIGNATURE_HEADER = 'x-rookery-signature';

/** How old a signed request may be, in ms. */
const MAX_AGE_MS = 30_000;

/** Nonces that are remembered at a time, twice: more than one subgraph answers while they matter. */
const MAX_NONCES = 250_000;

/** Each subgraph has a key of its own, so that a request for one cannot be replayed to another. */
function subgraphKey(secret: Buffer, subgraph: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `rookery requests to ${subgraph}`, 32)));
}

function signatureOf(key: KeyObject, stamp: string, body: Buffer): Buffer {
  return createHmac('sha256', key).update(`${stamp}.`).update(body).digest();
}

/** Signs what the gateway sends to one subgraph: the body, with time and nonce. Gives the value of the header. */
export function createSigner(secret: Buffer, subgraph: string, clock: Clock): (body: Buffer) => string {
  const key = subgraphKey(secret, subgraph);
  // Nobody else begins with the same; and to count on costs less than to be random each time.
  const mine = randomBytes(12).toString('base64url');
  let count = 0;
  return (body) => {
    const stamp = `${clock.now()}.${mine}${(count++).toString(36)}`;
    return `${stamp}.${signatureOf(key, stamp, body).toString('base64url')}`;
  };
}

/** Checks what a subgraph receives: whether the gateway sent this body, with this header, just now and for the first time. */
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
    const given = Buffer.from(signature, 'base64url');
    const right = signatureOf(key, `${at}.${nonce}`, body);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
    const now = clock.now();
    return Math.abs(now - Number(at)) <= MAX_AGE_MS && nonces.take(nonce, now);
  };
}

/** The nonces of late, forgotten by the generation: a sweep of single ones would cost more than all the rest. */
class Nonces {
  #young = new Set<string>();
  #old = new Set<string>();
  #since = 0;

  /** False when it was taken before. */
  take(nonce: string, now: number): boolean {
    if (this.#young.has(nonce) || this.#old.has(nonce)) return false;
    // A request may be from a clock that goes before ours, so it matters for twice its age.
    if (now - this.#since > MAX_AGE_MS * 2 || this.#young.size >= MAX_NONCES) {
      this.#old = this.#young;
      this.#young = new Set();
      this.#since = now;
    }
    this.#young.add(nonce);
    return true;
  }
}
