import { RookeryError } from '#platform/errors.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { MediaUploadModel, SignedUploadModel } from '../models.js';
import { checkUpload, type UploadInput } from '../rules/check-upload.js';
import { ACCEPTED, UNUSED_MS } from '../rules/limits.js';
import { originalKey, type MediumRecord } from '../store/documents.js';
import type { CommandDeps } from './deps.js';

/** Begins an upload of the actor: the document, and the request that sends the bytes. */
export async function createMediaUpload(
  deps: CommandDeps,
  actor: { id: string },
  { input }: { input: UploadInput },
): Promise<{ upload: MediaUploadModel; signedUpload: SignedUploadModel }> {
  const { altText } = checkUpload(input);
  const { media, blobs, ids, clock, rateLimits } = deps;
  if (blobs === null) throw refused('This network takes no media.');
  if (input.kind === 'VIDEO') throw refused('This network takes no videos.');
  await rateLimits.consume(RULES.mediaUploads, actor.id);
  const { kind, bytes, contentType, sha256, sensitive = false, focalPoint } = input;
  const createdAt = clock.now();
  const record: MediumRecord = {
    _id: ids.next(),
    ownerId: actor.id,
    ...{ kind, state: 'UPLOADING', failure: null, altText, sensitive },
    declared: { bytes, contentType, sha256 },
    focalPoint: focalPoint ? { x: focalPoint.x, y: focalPoint.y } : null,
    ...{ createdAt, endsAt: createdAt + UNUSED_MS, uses: [], image: null, variants: [] },
  };
  const expiresAt = createdAt + ACCEPTED[kind].uploadMs;
  const signed = await blobs.signUpload(originalKey(record), { bytes, contentType, expiresAt });
  await media.insert(record);
  return { upload: { record }, signedUpload: { ...signed, expiresAt } };
}

function refused(message: string): RookeryError {
  return new RookeryError('FORBIDDEN', { field: 'input.kind', message });
}
