import type { Bus } from '#platform/bus/index.js';
import type { EventPublisher } from '#platform/mongo/index.js';
import type { AuthorIndexWriter } from './author-index.js';

/**
 * Publishes an event only after the author index holds what the event says, so that every consumer of an event can rely on
 * the index. This holds when the process that wrote the tweet is killed before it writes the index, too: the event is still
 * in the outbox, and the process that publishes it writes the entry first.
 */
export function createPublisher(bus: Pick<Bus, 'publish'>, authorIndex: AuthorIndexWriter): EventPublisher {
  return {
    prepare: (events) => authorIndex.applyAll(events),
    async publish(event) {
      await authorIndex.apply(event);
      await bus.publish(event);
    },
  };
}
