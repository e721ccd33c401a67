import type { TweetDocument } from '../store/index.js';
import type { CommandDeps } from './deps.js';

/**
 * Publishes the `tweet.posted` event of a tweet before a reply to it or a retweet of it is written. Streams keep no order
 * between authors, so a reply could otherwise overtake its parent when the parent's process is slow or was killed.
 * Publishing twice is harmless, and nearly always the event has already left its document.
 *
 * Returns undefined when the reply may be published at once. Returns the id of the parent when its event could not be
 * published: the reply is then stored with that id as `outboxAfter`, and the outbox publishes both in order.
 */
export async function publishParent(
  { publisher, log }: CommandDeps,
  { _id, outbox = [], outboxAfter }: TweetDocument,
): Promise<string | undefined> {
  const posted = outbox.find(({ type }) => type === 'tweet.posted');
  if (posted === undefined) return undefined;
  // The parent waits for its own parent.
  if (outboxAfter !== undefined) return _id;
  try {
    await publisher.publish(posted);
    return undefined;
  } catch (error) {
    log.warn(
      { err: error, eventId: posted.id },
      'The event of a parent tweet was not published before its reply.',
    );
    return _id;
  }
}
