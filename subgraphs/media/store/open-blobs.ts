import {
  createUploadSigner,
  openDirectoryStore,
  openS3Store,
  type BlobStore,
} from '#platform/blobs/index.js';
import type { Clock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Secrets } from '#platform/secrets.js';
import type { MediaOptions } from '#social/media-settings.js';

/** Opens the store of the bytes that the settings name. */
export async function openBlobs(
  stack: DisposalStack,
  { origin, store }: MediaOptions,
  { secrets, clock }: { secrets: Secrets; clock: Clock },
): Promise<BlobStore> {
  if ('directory' in store)
    return openDirectoryStore({ ...store, signer: createUploadSigner(secrets.internal, origin) });
  const opened = await openS3Store(store.s3, clock);
  stack.defer(() => opened[Symbol.dispose]());
  return opened;
}
