import type { Edge } from '#schema/events.js';
import { endBothFollows } from '../commands/block-user.js';
import type { CommandDeps } from '../commands/index.js';

/** Ends the follows between two users, when the command that made the block did not come that far. */
export function onUserBlocked(deps: CommandDeps) {
  return async ({ from, to }: Edge): Promise<void> => {
    const [block] = await deps.stores.blocks.between(from, [to]);
    if (block?.there) await endBothFollows(deps, from, to);
  };
}
