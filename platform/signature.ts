import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock.js';
import type { RequestContext } from './viewer.js';

/** The headers of a signed request. A client's own headers of these names never pass the gateway. */
export const CONTEXT_HEADER = 'x-rookery-context';
export const SIGNATURE_HEADER = 'x-rookery-signature';

/** How old a signed request may be, in ms. */
const MAX_AGE_MS = 30_000;

/** Nonces that are remembered at a time, twice: more than one room answers while they matter. */
const MAX_NONCES = 250_000;

interface SignedContext extends RequestContext {
  /** ms since 1970. */
  at: number;
  nonce: string;
}

/** Each room has a key of its own, so that a request for one cannot be replayed to another. */
function roomKey(secret: Buffer, room: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `rookery requests to ${room}`, 32));
}

function signatureOf(key: Buffer, context: string, body: string | Buffer): Buffer {
  return createHmac('sha256', key).update(context).update('.').update(body).digest();
}

/** Signs what the gateway sends to one room: the context and the body together, with time and nonce. */
export function createSigner(secret: Buffer, room: string, clock: Clock) {
  const key = roomKey(secret, room);
  // Nobody else begins with the same; and to count on costs less than to be random each time.
  const mine = randomBytes(12).toString('base64url');
  let count = 0;
  return (context: RequestContext, body: string): Record<string, string> => {
    const signed: SignedContext = {
      ...context,
      at: clock.now(),
      nonce: `${mine}${(count++).toString(36)}`,
    };
    const text = Buffer.from(JSON.stringify(signed)).toString('base64url');
    return { [CONTEXT_HEADER]: text, [SIGNATURE_HEADER]: signatureOf(key, text, body).toString('base64url') };
  };
}

/** Checks what a room receives: gives the context, or null for a request that the gateway did not send just now. */
export function createVerifier(secret: Buffer, room: string, clock: Clock) {
  const key = roomKey(secret, room);
  const nonces = new Nonces();
  return (headers: Record<string, string | string[] | undefined>, body: Buffer): RequestContext | null => {
    const text = headers[CONTEXT_HEADER];
    const signature = headers[SIGNATURE_HEADER];
    if (typeof text !== 'string' || typeof signature !== 'string') return null;
    const given = Buffer.from(signature, 'base64url');
    const right = signatureOf(key, text, body);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const { viewer, requestId, clientIp, at, nonce } = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    ) as SignedContext;
    const now = clock.now();
    if (Math.abs(now - at) > MAX_AGE_MS || !nonces.take(nonce, now)) return null;
    return { viewer, requestId, clientIp };
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
