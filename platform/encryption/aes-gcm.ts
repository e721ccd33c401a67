import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The layout of what follows. Another layout gets another number. */
const FORMAT = 1;

/** How many bytes `encrypt` adds to a text. */
export const OVERHEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Encrypted bytes that were changed, belong to another place, or were encrypted with another key. Never says which. */
export class CannotDecrypt extends Error {
  override readonly name = 'CannotDecrypt';
}

/**
 * AES-256-GCM with a random nonce: format (1 byte), nonce (12), ciphertext, tag (16). One key encrypts up to 2^32 texts (NIST SP
 * 800-38D, 8.3). `associatedData` is not in the result, and `decrypt` needs the same.
 */
export function encrypt(key: KeyObject, plaintext: Uint8Array, associatedData: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(associatedData));
  const ciphertext = [cipher.update(plaintext), cipher.final()];
  return Buffer.concat([Buffer.of(FORMAT), nonce, ...ciphertext, cipher.getAuthTag()]);
}

/** Throws CannotDecrypt. */
export function decrypt(key: KeyObject, encrypted: Uint8Array, associatedData: string): Buffer {
  if (encrypted.length < OVERHEAD_BYTES || encrypted[0] !== FORMAT)
    throw new CannotDecrypt('The encrypted bytes are malformed.');
  const nonce = encrypted.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associatedData));
  decipher.setAuthTag(encrypted.subarray(-TAG_BYTES));
  try {
    const ciphertext = encrypted.subarray(1 + NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch (error) {
    throw new CannotDecrypt('The encrypted bytes are not what was encrypted with this key for this place.', {
      cause: error,
    });
  }
}
