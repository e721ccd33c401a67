import type { AnyEvent } from '#schema/events.js';
import type { CommandDeps } from './deps.js';

/**
 * What follows each acknowledged write: the documents that are worked out from it are brought up to date, so that the
 * answer is true, and then its event leaves. All of the former is done again by the reaction to the event, should this
 * process die here; so nothing of it may fail the command, whose write stands. What leaves after another document's events
 * is left to the outbox.
 */
export async function finish(
  { store, cache, counters, outbox, log }: CommandDeps,
  carrier: { collection: string; id: string; outboxAfter?: string | undefined },
  event: AnyEvent,
): Promise<void> {
  await Promise.all([
    counters.apply(event),
    store.retweets.apply(event),
    event.type === 'tweet.edited' || event.type === 'tweet.deleted'
      ? cache.forget([event.payload.tweetId])
      : undefined,
  ]).catch((error: unknown) => log.warn({ err: error, eventId: event.id }, 'A change waits for its event.'));
  if (carrier.outboxAfter === undefined) outbox.dispatch(carrier.collection, carrier.id, event);
}
