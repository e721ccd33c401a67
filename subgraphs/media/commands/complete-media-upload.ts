import { RookeryError } from '#platform/errors.js';
import { isId } from '#platform/snowflake.js';
import type { MediaUploadModel } from '../models.js';
import { ACCEPTED } from '../rules/limits.js';
import { originalKey, type MediumRecord } from '../store/documents.js';
import type { CommandDeps } from './deps.js';

/** Hands the bytes of an upload over to the processing. Completing it again changes nothing. */
export async function completeMediaUpload(
  deps: CommandDeps,
  actor: { id: string },
  { id }: { id: string },
): Promise<MediaUploadModel> {
  const record = await findOwn(deps, actor, id);
  if (record.state !== 'UPLOADING') return { record };
  const { media, blobs, clock, createEvent, outbox } = deps;
  const stored = (await blobs?.head(originalKey(record))) ?? null;
  if (stored === null) {
    const isLate = clock.now() > record.createdAt + ACCEPTED[record.kind].uploadMs;
    throw new RookeryError('FORBIDDEN', {
      field: 'id',
      message: isLate ? 'The upload has expired.' : 'The bytes are not uploaded.',
    });
  }
  const event = createEvent('media.uploaded', id, { mediaId: id });
  if (await media.startProcessing(id, event)) outbox.dispatch(media.collection.collectionName, id, event);
  return { record: await findOwn(deps, actor, id) };
}

async function findOwn({ media }: CommandDeps, actor: { id: string }, id: string): Promise<MediumRecord> {
  const record = isId(id) ? await media.find(id) : null;
  if (record?.ownerId !== actor.id) throw new RookeryError('NOT_FOUND', { field: 'id' });
  return record;
}
