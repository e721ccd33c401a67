import type { AnyEvent } from '#schema/events.js';
import { RookeryError } from '#platform/errors.js';
import type { TweetDocument } from '../store/index.js';
import type { CommandDeps } from './deps.js';

/** How many unpublished tweets a reply may stand on. */
const MAX_CARRIED = 100;

/** When a thread that cannot be published may go on, in seconds. */
const RETRY_AFTER_S = 5;

/**
 * Sees to it that a tweet's own event stands in the stream before that of its reply or retweet. Streams keep no order between
 * authors, so without this a reply could pass its parent on the way: the parent's process was killed before it published,
 * or is slower than ours. Publishing twice is harmless; nearly always there is nothing left to publish.
 *
 * Gives what could not be published now, oldest first: the new tweet carries it before its own event, and the outbox keeps
 * that order. OVERLOADED when that would be too much.
 */
export async function publishFirst(
  { bus, log }: CommandDeps,
  { outbox = [] }: TweetDocument,
): Promise<AnyEvent[]> {
  // The parent carries its own parents in the same way.
  const posted = outbox.filter(({ type }) => type === 'tweet.posted');
  for (const [index, event] of posted.entries()) {
    try {
      await bus.publish(event);
    } catch (error) {
      log.warn({ err: error, eventId: event.id }, 'A parent could not be published before its reply.');
      if (posted.length - index > MAX_CARRIED) {
        throw new RookeryError('OVERLOADED', { retryAfter: RETRY_AFTER_S });
      }
      return posted.slice(index);
    }
  }
  return [];
}
