import type { Event } from '#schema/events.js';
import type { CommandDeps } from '../commands/index.js';

/** Counts a like. */
export async function onTweetLiked({ counters }: CommandDeps, event: Event<'tweet.liked'>): Promise<void> {
  await counters.countDelivered(event);
}
