import type { Edge } from '#schema/events.js';
import type { Entry } from '../../rules/entry.js';
import type { ReactionDeps } from '../deps.js';

/** How often an edge that keeps changing is looked at again. */
const ROUNDS = 3;

/**
 * Brings a timeline in line with whether its owner follows somebody: their newest tweets enter it, or all of them leave.
 * What the graph says counts, not the event, so that follows and unfollows may come in any order.
 */
export function onFollowChanged(deps: ReactionDeps) {
  const { graph, tweets, timelines, tombstones, readers, builds, settings } = deps;

  const follows = async (userId: string, authorId: string): Promise<boolean> => {
    const [relationship] = await graph.relationships(userId, [authorId]);
    return relationship?.following ?? false;
  };

  const entriesBy = async (userId: string, authorId: string): Promise<Entry[]> => {
    const entries = await timelines.page(userId, { limit: settings.kept });
    return entries?.filter((entry) => entry.authorId === authorId) ?? [];
  };

  const backfill = async (userId: string, authorId: string): Promise<void> => {
    // A push may have come after an earlier unfollow, and nobody looks here for what is deleted in between.
    const left = await entriesBy(userId, authorId);
    const gone = await tombstones.among(left.map(({ tweetId }) => tweetId));
    await timelines.remove(
      [userId],
      left.filter(({ tweetId }) => gone.has(tweetId)),
    );
    await timelines.add([userId], await tweets.newest([authorId], { limit: settings.backfill }));
  };

  const gathered = (userId: string, authorId: string): Promise<void> =>
    builds.run('backfill', { userId, authorId }, () => backfill(userId, authorId));

  const clear = async (userId: string, authorId: string): Promise<void> =>
    timelines.remove([userId], await entriesBy(userId, authorId));

  return async ({ from, to }: Edge): Promise<void> => {
    await readers.forgetPulls(from);
    let following = await follows(from, to);
    for (let round = 0; round < ROUNDS; round++) {
      await (following ? gathered(from, to) : clear(from, to));
      const now = await follows(from, to);
      if (now === following) return;
      following = now;
    }
  };
}
