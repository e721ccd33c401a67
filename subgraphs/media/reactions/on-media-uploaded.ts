import type { BlobStore } from '#platform/blobs/index.js';
import type { Event } from '#schema/events.js';
import type { VariantFacts } from '../processing/processed-image.js';
import { processMedium } from '../processing/process-medium.js';
import { originalKey, type MediumRecord } from '../store/documents.js';
import { deleteMedium } from './delete-medium.js';
import type { ReactionDeps } from './deps.js';

/** Processes an upload. The bytes as they were sent, with all that they say of place and camera, are deleted then. */
export async function onMediaUploaded(
  deps: ReactionDeps,
  { payload: { mediaId } }: Event<'media.uploaded'>,
): Promise<void> {
  const { media, blobs, workers } = deps;
  const medium = await media.find(mediaId);
  if (blobs === null || medium === null) return;
  // The process was killed between the two.
  if (medium.state === 'READY') return deleteOriginal(blobs, medium, medium.variants);
  if (medium.state !== 'PROCESSING') return;
  const answer = await processMedium({ blobs, workers }, medium);
  if ('failure' in answer) {
    await blobs.deleteFolder(mediaId);
    return media.setFailed(mediaId, answer.failure);
  }
  // The account may have been deleted meanwhile.
  if (!(await media.setReady(medium, answer.image))) return deleteMedium(deps, mediaId);
  await deleteOriginal(blobs, medium, answer.image.variants);
}

async function deleteOriginal(
  blobs: BlobStore,
  medium: MediumRecord,
  variants: readonly VariantFacts[],
): Promise<void> {
  const { sha256 } = medium.declared;
  if (!variants.some((variant) => variant.sha256 === sha256)) await blobs.delete(originalKey(medium));
}
