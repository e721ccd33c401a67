import { createECDH } from 'node:crypto';
import { fromBase64Url } from './base64url.js';

/** The key pair by which a server identifies itself to the push services of browsers (VAPID, RFC 8292), on P-256. */
export interface VapidKeys {
  /** An uncompressed point, 65 bytes as base64url. Browsers subscribe with it. */
  publicKey: string;
  /** 32 bytes as base64url. */
  privateKey: string;
}

const PRIVATE_BYTES = 32;

export function generateVapidKeys(): VapidKeys {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // Keys may begin with zero bytes, which are left out.
  const privateKey = Buffer.concat([Buffer.alloc(PRIVATE_BYTES), pair.getPrivateKey()]).subarray(
    -PRIVATE_BYTES,
  );
  return { publicKey: pair.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
}

/** The keys in a JSON text; null when it has none, or two that are no pair. */
export function readVapidKeys(text: string): VapidKeys | null {
  try {
    const { publicKey, privateKey } = JSON.parse(text) as Partial<VapidKeys>;
    const bytes = fromBase64Url(privateKey ?? '');
    if (bytes?.length !== PRIVATE_BYTES || typeof publicKey !== 'string') return null;
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(bytes);
    return pair.getPublicKey('base64url') === publicKey
      ? { publicKey, privateKey: bytes.toString('base64url') }
      : null;
  } catch {
    return null;
  }
}

/** Whether a text is the public key of a P-256 pair: an uncompressed point of the curve, as base64url. */
export function isP256PublicKey(text: string): boolean {
  const point = fromBase64Url(text);
  if (point?.length !== 65 || point[0] !== 4) return false;
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  try {
    pair.computeSecret(point);
    return true;
  } catch {
    return false;
  }
}
