import type { TweetDocument } from '../store/index.js';
import type { CommandDeps } from './deps.js';

/**
 * Sees to it that a tweet's own event stands in the stream before its reply is written at all. Streams keep no order between
 * authors, so without this a reply could pass its parent on the way: the parent's process was killed before it published,
 * or is slower than ours. Publishing twice is harmless; nearly always there is nothing left to publish.
 *
 * While the bus cannot be reached the reply goes on: nothing is seen live then, and what is read finds the parent in the
 * documents, where it stands already.
 */
export async function publishFirst({ bus, log }: CommandDeps, { outbox = [] }: TweetDocument): Promise<void> {
  const posted = outbox.find(({ type }) => type === 'tweet.posted');
  if (!posted) return;
  await bus.publish(posted).catch((error: unknown) => {
    log.warn({ err: error, eventId: posted.id }, 'A parent could not be published before its reply.');
  });
}
