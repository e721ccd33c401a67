import {
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import type { Clock } from './clock.js';

/**
 * The header of a signed request: signing time (ms since 1970), nonce, the SHA-256 of the body, and the signature of all three,
 * separated by dots. So a subgraph can refuse a request before it reads the body. The gateway never forwards a client's header of this name.
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

// One text at a time: a second `update`, or a buffer as the result, costs more than the hash itself.
function signatureOf(key: KeyObject, signed: string): string {
  return createHmac('sha256', key).update(signed).digest('base64url');
}

function digestOf(body: Buffer): string {
  return hash('sha256', body, 'hex');
}

function isSame(given: string, right: string): boolean {
  return (
    given.length === right.length &&
    timingSafeEqual(Buffer.from(given, 'latin1'), Buffer.from(right, 'latin1'))
  );
}

/** Signs requests to one subgraph: body, time and nonce. Returns the value of the header. */
export function createSigner(secret: Buffer, subgraph: string, clock: Clock): (body: Buffer) => string {
  const key = subgraphKey(secret, subgraph);
  // Unique per process; a counter is cheaper than a random nonce per request.
  const mine = randomBytes(12).toString('base64url');
  let count = 0;
  return (body) => {
    const signed = `${clock.now()}.${mine}${(count++).toString(36)}.${digestOf(body)}`;
    return `${signed}.${signatureOf(key, signed)}`;
  };
}

/** Whether a body is the one that was signed. */
export type SignedBody = (body: Buffer) => boolean;

/**
 * Verifies requests by their header alone, before the body is read: it must be signed by the gateway, recent, and not seen
 * before. Returns the check of the body; null for a header that does not verify.
 */
export function createHeaderVerifier(
  secret: Buffer,
  subgraph: string,
  clock: Clock,
): (header: string | string[] | undefined) => SignedBody | null {
  const key = subgraphKey(secret, subgraph);
  const nonces = new Nonces();
  return (header) => {
    if (typeof header !== 'string') return null;
    const [at, nonce, digest, signature, ...more] = header.split('.');
    if (
      at === undefined ||
      nonce === undefined ||
      digest === undefined ||
      signature === undefined ||
      more.length > 0
    )
      return null;
    if (!isSame(signature, signatureOf(key, `${at}.${nonce}.${digest}`))) return null;
    const now = clock.now();
    if (Math.abs(now - Number(at)) > MAX_AGE_MS || !nonces.register(nonce, now)) return null;
    return (body) => digestOf(body) === digest;
  };
}

/** Verifies received requests, header and body. */
export function createVerifier(
  secret: Buffer,
  subgraph: string,
  clock: Clock,
): (header: string | string[] | undefined, body: Buffer) => boolean {
  const verifyHeader = createHeaderVerifier(secret, subgraph, clock);
  return (header, body) => verifyHeader(header)?.(body) === true;
}

/** A part of a text keeps the whole text in memory; its copy does not. */
function ownCopy(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1');
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
    this.#current.add(ownCopy(nonce));
    return true;
  }
}
