import type { AnyEvent } from '#schema/events.js';
import type { TweetCache } from '../store/tweet-cache.js';
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
  await Promise.all([counters.apply(event), store.retweets.apply(event), forgetChanged(cache, event)]).catch(
    (error: unknown) => log.warn({ err: error, eventId: event.id }, 'A change waits for its event.'),
  );
  if (carrier.outboxAfter === undefined) outbox.dispatch(carrier.collection, carrier.id, event);
}

/**
 * Does for the events that a document still carries what their reactions will do: an earlier try may have been cut off behind
 * its write, and the answer to the next must be true, too. That they leave is up to the outbox. Fails no command either.
 */
export async function finishLeft(
  { store, cache, counters, log }: CommandDeps,
  events: readonly AnyEvent[] = [],
): Promise<void> {
  await Promise.all(
    events.flatMap((event) => [
      counters.applyDelivered(event),
      store.retweets.apply(event),
      forgetChanged(cache, event),
    ]),
  ).catch((error: unknown) => log.warn({ err: error }, 'A change waits for its event.'));
}

async function forgetChanged(cache: TweetCache, event: AnyEvent): Promise<void> {
  if (event.type === 'tweet.edited' || event.type === 'tweet.deleted')
    await cache.forget([event.payload.tweetId]);
}
