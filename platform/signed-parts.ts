import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Signs lists of texts for one use, such as the parts of a URL. */
export interface PartsSigner {
  /** The signature as base64url. */
  sign(parts: readonly string[]): string;
  /** Whether a signature is that of the parts. */
  isRight(parts: readonly string[], signature: string): boolean;
}

/** Processes with one secret accept each other's signatures; those of another `use` they refuse. */
export function partsSigner(secret: Buffer, use: string): PartsSigner {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `rookery ${use}`, 32));
  const macOf = (parts: readonly string[]): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest();
  return {
    sign: (parts) => macOf(parts).toString('base64url'),
    isRight(parts, signature) {
      const [given, right] = [Buffer.from(signature, 'base64url'), macOf(parts)];
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
