import { partsSigner } from '../signed-parts.js';
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
  const signer = partsSigner(secret, 'uploads');
  return {
    sign(key, { bytes, contentType, expiresAt }) {
      const signature = signer.sign([key, String(bytes), contentType, String(expiresAt)]);
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
      if (!isBlobKey(key) || !signer.isRight([key, bytes, contentType, expires], given)) return null;
      return { key, bytes: Number(bytes), contentType, expiresAt: Number(expires) };
    },
  };
}
