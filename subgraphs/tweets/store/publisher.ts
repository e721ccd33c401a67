import type { Bus } from '#platform/bus/index.js';
import type { EventPublisher } from '#platform/mongo/index.js';
import type { AuthorIndexWriter } from './author-index.js';
import type { Retweets } from './retweets.js';

/**
 * Publishes an event only after the author index and the retweets hold what the event says, so that every consumer of an event
 * can rely on both. This holds when the process that wrote the tweet is killed before it writes the index, too: the event is still
 * in the outbox, and the process that publishes it writes the entry first.
 */
export function createPublisher(
  bus: Pick<Bus, 'publish'>,
  { authorIndex, retweets }: { authorIndex: AuthorIndexWriter; retweets: Retweets },
): EventPublisher {
  return {
    prepare: (events) => authorIndex.applyAll(events),
    async publish(event) {
      await Promise.all([authorIndex.apply(event), retweets.apply(event)]);
      await bus.publish(event);
    },
  };
}
