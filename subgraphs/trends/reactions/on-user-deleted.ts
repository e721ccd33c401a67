import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';
import { recountAuthor } from './recount-author.js';

/** Removes the names of a deleted account from autocomplete, and its tweets from the counts and the index. */
export async function onUserDeleted(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.deleted'>,
): Promise<void> {
  const { index, users, lock, clock } = deps;
  await lock.shared(async () => {
    await users.remove(userId);
    await recountAuthor(deps, userId);
    await index.removeAll(userId, clock.now());
  });
}
