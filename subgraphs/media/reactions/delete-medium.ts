import type { ReactionDeps } from './deps.js';

/** Deletes a medium with all of its bytes. May be repeated: what hides it comes first, what forgets it last. */
export async function deleteMedium(
  { media, blobs }: Pick<ReactionDeps, 'media' | 'blobs'>,
  id: string,
): Promise<void> {
  await media.hide(id);
  await blobs?.deleteFolder(id);
  await media.delete(id);
}
