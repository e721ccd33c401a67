import { forEachConcurrently } from '#platform/for-each-concurrently.js';
import type { Event } from '#schema/events.js';
import { deleteIfUnchanged } from '../commands/delete-tweet.js';
import type { CommandDeps } from '../commands/index.js';
import { removeLike } from '../commands/like-tweet.js';

/** Tweets, likes and bookmarks that one reaction removes of each: a reaction must end in bounded time. */
const SLICE = 500;

/** How many are removed concurrently. */
const CONCURRENCY = 50;

/**
 * Removes every tweet, like and bookmark of a deleted account, so that nothing of it counts. One slice per event; an event in
 * the document of the erasure goes on with the next slice. A repeated delivery finds only what is left.
 */
export async function onUserDeleted(
  deps: CommandDeps,
  { payload: { userId } }: Event<'user.deleted' | 'user.erasure-continued'>,
): Promise<void> {
  const { store, outbox, createEvent } = deps;
  await store.erasures.begin(userId);
  await store.mutedConversations.delete(userId);
  const [tweets, likes, bookmarks] = await Promise.all([
    store.tweets.existingByAuthor(userId, SLICE),
    store.likes.someOf(userId, SLICE),
    store.bookmarks.removeSome(userId, SLICE),
  ]);
  let left = tweets.length === SLICE || likes.length === SLICE || bookmarks === SLICE;
  await forEachConcurrently(tweets, CONCURRENCY, async (tweet) => {
    // A tweet that was edited since it was read is left for the next reaction.
    if (!(await deleteIfUnchanged(deps, tweet))) left = true;
  });
  // Nobody likes again with this account, so thousands of events need not queue one behind the other: their key is the tweet.
  await forEachConcurrently(likes, CONCURRENCY, ({ tweetId, authorId }) =>
    removeLike(deps, { tweetId, authorId, userId }, tweetId),
  );
  if (!left) return;
  const event = createEvent('user.erasure-continued', userId, { userId });
  await store.erasures.continueWith(userId, event);
  outbox.dispatch(store.erasures.collection.collectionName, userId, event);
}
