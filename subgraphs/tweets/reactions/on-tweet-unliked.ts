import type { Event } from '#schema/events.js';
import type { CommandDeps } from '../commands/index.js';

/** Subtracts a like. */
export async function onTweetUnliked(
  { counters }: CommandDeps,
  event: Event<'tweet.unliked'>,
): Promise<void> {
  await counters.countDelivered(event);
}
