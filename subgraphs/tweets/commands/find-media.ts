import { badInput } from '#platform/errors.js';
import { checkId } from '#platform/input-checks.js';
import type { MediaRef } from '#schema/events.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

const FIELD = 'input.mediaIds';
const MAX_IMAGES = 4;

/** Throws BAD_USER_INPUT for ids that no tweet may have, whatever they name. */
export function checkMediaIds(ids: readonly string[]): void {
  for (const id of ids) checkId(id, FIELD);
  if (ids.length > MAX_IMAGES) throw badInput(FIELD, `A tweet shows up to ${MAX_IMAGES} images.`);
  if (new Set(ids).size < ids.length) throw badInput(FIELD, 'Name each medium once.');
}

/**
 * The media of a new tweet. Throws BAD_USER_INPUT for one that is not READY, that has ended, or that belongs to another user, all alike,
 * and for a video beside others.
 */
export async function findMedia(
  { readyMedia, clock }: Pick<CommandDeps, 'readyMedia' | 'clock'>,
  actor: Actor,
  ids: readonly string[],
): Promise<MediaRef[]> {
  if (ids.length === 0) return [];
  const kinds = await readyMedia.usableBy(actor.id, ids, clock.now());
  const media = ids.map((id): MediaRef => {
    const kind = kinds.get(id);
    if (kind === undefined) throw badInput(FIELD, `${id} is none of your media that are READY.`);
    return { id, kind };
  });
  if (media.length > 1 && media.some(({ kind }) => kind === 'VIDEO'))
    throw badInput(FIELD, 'A video stands alone.');
  return media;
}
