import type { Edge } from '#schema/events.js';
import { countFollow } from '../commands/count-follow.js';
import type { Stores } from '../store/index.js';

/** Counts a follow that began (1) or ended (-1), when the command that made it did not come that far. */
export function onFollowChanged(stores: Stores, by: 1 | -1) {
  return async (edge: Edge, eventId: string): Promise<void> => {
    if (await stores.counts.lacks(edge.from, edge.to, eventId)) {
      await countFollow(stores, edge, by, eventId);
    }
  };
}
