import type { TweetDocument } from '../store/index.js';
import type { CommandDeps } from './deps.js';

/**
 * Sees to it that a tweet's own event stands in the stream before that of its reply or retweet. Streams keep no order between
 * authors, so without this a reply could pass its parent on the way: the parent's process was killed before it published,
 * or is slower than ours. Publishing twice is harmless; nearly always there is nothing left to publish.
 *
 * Gives the tweet when it could not be published now: the new one is to be written with it as `outboxAfter`, and is then left
 * to the outbox, which publishes both in that order, however long the thread has become by then. Otherwise undefined.
 */
export async function publishFirst(
  { bus, log }: CommandDeps,
  { _id, outbox = [], outboxAfter }: TweetDocument,
): Promise<string | undefined> {
  const posted = outbox.find(({ type }) => type === 'tweet.posted');
  if (posted === undefined) return undefined;
  // It waits for a tweet itself, and must not pass that one.
  if (outboxAfter !== undefined) return _id;
  try {
    await bus.publish(posted);
    return undefined;
  } catch (error) {
    log.warn({ err: error, eventId: posted.id }, 'A parent could not be published before its reply.');
    return _id;
  }
}
