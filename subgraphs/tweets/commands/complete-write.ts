import type { AnyEvent } from '#schema/events.js';
import type { TweetCache } from '../store/tweet-cache.js';
import type { CommandDeps } from './deps.js';

/**
 * Completes a write whose document is stored: updates the data that is derived from the document, so that the response and
 * all later reads see the write, then dispatches the event. Never rejects, because the write itself is done; if this process
 * dies or fails here, the publisher and the reaction to the event repeat the updates. An event with `outboxAfter` is left to
 * the outbox.
 */
export async function completeWrite(
  { store, cache, counters, outbox, log }: CommandDeps,
  carrier: { collection: string; id: string; outboxAfter?: string | undefined },
  event: AnyEvent,
): Promise<void> {
  await Promise.all([
    store.authorIndex.apply(event),
    counters.countNew(event),
    store.retweets.apply(event),
    invalidateChanged(cache, event),
  ]).catch((error: unknown) =>
    log.warn(
      { err: error, eventId: event.id },
      'Derived data was not updated. The reaction to the event updates it.',
    ),
  );
  if (carrier.outboxAfter === undefined) outbox.dispatch(carrier.collection, carrier.id, event);
}

/**
 * Updates the derived data for events that a document still carries: an earlier call may have died after its write, and the
 * response to its retry must be correct. The outbox publishes the events. Never rejects.
 */
export async function completePending(
  { store, cache, counters, log }: CommandDeps,
  events: readonly AnyEvent[] = [],
): Promise<void> {
  await Promise.all(
    events.flatMap((event) => [
      store.authorIndex.apply(event),
      counters.countDelivered(event),
      store.retweets.apply(event),
      invalidateChanged(cache, event),
    ]),
  ).catch((error: unknown) =>
    log.warn({ err: error }, 'Derived data was not updated. The reactions to the events update it.'),
  );
}

async function invalidateChanged(cache: TweetCache, event: AnyEvent): Promise<void> {
  if (event.type === 'tweet.edited' || event.type === 'tweet.deleted')
    await cache.invalidate([event.payload.tweetId]);
}
