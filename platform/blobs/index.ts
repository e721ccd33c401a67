import type { Clock } from '../clock.js';
import type { S3Options, S3Store } from './s3-store.js';

export {
  BlobMismatch,
  blobKey,
  type BlobFacts,
  type BlobKey,
  type BlobStore,
  type ByteRange,
  type SignedUpload,
} from './blob-store.js';
export { openDirectoryStore } from './directory-store.js';
export { receiveUpload, UploadRefusal, type UploadDeps } from './receive-upload.js';
export type { S3Credentials, S3Options, S3Store } from './s3-store.js';
export { verifiedContent } from './verified-content.js';
export { createUploadSigner, UPLOADS_PATH, type UploadSigner } from './upload-signature.js';

/** Opens a store in a bucket. The SDK is loaded by who uses it alone. */
export async function openS3Store(options: S3Options, clock: Clock): Promise<S3Store> {
  const { openS3Store: open } = await import('./s3-store.js');
  return open(options, clock);
}
