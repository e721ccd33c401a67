import type { Entry } from '../../rules/entry.js';
import type { ReactionDeps } from '../deps.js';
import { tellChange } from './tell-change.js';

/** How often a follow that changes meanwhile is read again. */
const MAX_ROUNDS = 3;

/**
 * Brings a user's timeline in line with whether the user follows an author: adds the author's newest tweets, or removes all
 * of the author's tweets. Reads the follow from the graph instead of the event, so events may come in any order.
 */
export async function syncFollow(deps: ReactionDeps, userId: string, authorId: string): Promise<void> {
  await deps.readers.deletePulls(userId);
  let following = await isFollowing(deps, userId, authorId);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    await (following ? fill(deps, userId, authorId) : empty(deps, userId, authorId));
    const now = await isFollowing(deps, userId, authorId);
    if (now === following) return;
    following = now;
  }
}

async function isFollowing(
  { relationships }: ReactionDeps,
  userId: string,
  authorId: string,
): Promise<boolean> {
  const [relationship] = await relationships.ofViewer(userId, [authorId]);
  return relationship?.following ?? false;
}

async function fill(deps: ReactionDeps, userId: string, authorId: string): Promise<void> {
  await backfill(deps, userId, authorId);
  await tellChange(deps, userId, authorId);
}

/** The rules hide the entries already. They are removed last: a repeated reaction finds them again. */
async function empty(deps: ReactionDeps, userId: string, authorId: string): Promise<void> {
  await tellChange(deps, userId, authorId);
  await clear(deps, userId, authorId);
}

async function backfill(deps: ReactionDeps, userId: string, authorId: string): Promise<void> {
  const { tweets, timelines, tombstones, builds, settings } = deps;
  await builds.run('backfill', { userId, authorId }, async () => {
    // A push may have arrived after an earlier unfollow. Deletions did not remove such an entry, because the user was no
    // follower at that time.
    const left = await entriesBy(deps, userId, authorId);
    const deleted = await tombstones.among(left.map(({ tweetId }) => tweetId));
    await timelines.remove(
      [userId],
      left.filter(({ tweetId }) => deleted.has(tweetId)),
    );
    await timelines.add([userId], await tweets.newest([authorId], { limit: settings.backfill }));
  });
}

async function clear(deps: ReactionDeps, userId: string, authorId: string): Promise<void> {
  await deps.timelines.remove([userId], await entriesBy(deps, userId, authorId));
}

async function entriesBy(
  { timelines, settings }: ReactionDeps,
  userId: string,
  authorId: string,
): Promise<Entry[]> {
  const entries = await timelines.page(userId, { limit: settings.kept });
  return entries?.filter((entry) => entry.authorId === authorId) ?? [];
}
