import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';

/** What `PushSubscription.toJSON()` gives in a browser. */
export interface BrowserSubscription {
  readonly endpoint: string;
  readonly expirationTime: number | null;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** The part of a browser that receives pushes: it has the keys, and decrypts (RFC 8291 over RFC 8188). */
export class PushBrowser {
  readonly subscription: BrowserSubscription;
  readonly #pair: ECDH = createECDH('prime256v1');
  readonly #auth = randomBytes(16);

  constructor(endpoint: string) {
    this.#pair.generateKeys();
    const p256dh = this.#pair.getPublicKey('base64url');
    const keys = { p256dh, auth: this.#auth.toString('base64url') };
    this.subscription = { endpoint, expirationTime: null, keys };
  }

  /** The content of an encrypted body. Throws when it was not encrypted for this browser. */
  decrypt(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const keyEnd = 21 + body.readUInt8(20);
    const serverKey = body.subarray(21, keyEnd);
    const secret = this.#pair.computeSecret(serverKey);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#pair.getPublicKey(), serverKey]);
    const input = Buffer.from(hkdfSync('sha256', secret, this.#auth, info, 32));
    const derive = (name: string, bytes: number): Buffer =>
      Buffer.from(hkdfSync('sha256', input, salt, Buffer.from(`Content-Encoding: ${name}\0`), bytes));
    const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    const encrypted = body.subarray(keyEnd);
    decipher.setAuthTag(encrypted.subarray(-16));
    const padded = Buffer.concat([decipher.update(encrypted.subarray(0, -16)), decipher.final()]);
    // The last record ends with a 2 and padding of zeros.
    const end = padded.lastIndexOf(2);
    if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('Wrong padding.');
    return padded.subarray(0, end).toString('utf8');
  }
}
