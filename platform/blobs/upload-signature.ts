import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isBlobKey, type BlobKey, type SignedUpload, type UploadTerms } from './blob-store.js';

/** Where the handler of signed uploads is served. */
export const UPLOADS_PATH = '/uploads';

/** Signs uploads to a server of ours, and reads what it has signed. */
export interface UploadSigner {
  sign(key: BlobKey, terms: UploadTerms): SignedUpload;
  /** What a URL allows, even when it has expired; null for one that this signer has not made. */
  read(url: URL): (UploadTerms & { key: BlobKey }) | null;
}

/** `origin`: that of the server which serves `UPLOADS_PATH`. Processes with one secret read each other's signatures. */
export function createUploadSigner(secret: Buffer, origin: string): UploadSigner {
  const hmacKey = Buffer.from(hkdfSync('sha256', secret, '', 'rookery uploads', 32));
  const signatureOf = (key: string, bytes: string, contentType: string, expires: string): Buffer =>
    createHmac('sha256', hmacKey)
      .update(JSON.stringify([key, bytes, contentType, expires]))
      .digest();
  return {
    sign(key, { bytes, contentType, expiresAt }) {
      const signature = signatureOf(key, String(bytes), contentType, String(expiresAt)).toString('base64url');
      const query = new URLSearchParams({
        bytes: String(bytes),
        type: contentType,
        expires: String(expiresAt),
        signature,
      });
      return {
        url: `${origin}${UPLOADS_PATH}/${key}?${query.toString()}`,
        headers: { 'content-type': contentType },
      };
    },
    read({ pathname, searchParams }) {
      const key = pathname.slice(UPLOADS_PATH.length + 1);
      const [bytes, contentType, expires, given] = ['bytes', 'type', 'expires', 'signature'].map(
        (name) => searchParams.get(name) ?? '',
      ) as [string, string, string, string];
      const right = signatureOf(key, bytes, contentType, expires);
      const signature = Buffer.from(given, 'base64url');
      if (!isBlobKey(key) || signature.length !== right.length || !timingSafeEqual(signature, right))
        return null;
      return { key, bytes: Number(bytes), contentType, expiresAt: Number(expires) };
    },
  };
}
