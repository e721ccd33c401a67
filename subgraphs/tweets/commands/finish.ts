import type { AnyEvent } from '#schema/events.js';
import type { CommandDeps } from './deps.js';

/**
 * What follows each acknowledged write: the documents that are worked out from it are brought up to date, so that the
 * answer is true, and then its event leaves. All of the former is done again by the reaction to the event, should this
 * process die here; so nothing of it may fail the command, whose write stands. `first` are the events of others that the
 * document carries before its own.
 */
export async function finish(
  { store, cache, counters, outbox, log }: CommandDeps,
  carrier: { collection: string; id: string },
  event: AnyEvent,
  first: readonly AnyEvent[] = [],
): Promise<void> {
  await Promise.all([
    counters.apply(event),
    store.retweets.apply(event),
    event.type === 'tweet.edited' || event.type === 'tweet.deleted'
      ? cache.forget([event.payload.tweetId])
      : undefined,
  ]).catch((error: unknown) => log.warn({ err: error, eventId: event.id }, 'A change waits for its event.'));
  outbox.dispatch(carrier.collection, carrier.id, ...first, event);
}
