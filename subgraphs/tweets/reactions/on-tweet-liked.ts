import type { Reaction } from '#platform/bus/index.js';
import type { CommandDeps } from '../commands/index.js';

/** Counts a like, or its taking back. */
export function onTweetLiked({ counters }: CommandDeps): Reaction {
  return (event) => counters.applyDelivered(event);
}
