import type { Event } from '#schema/events.js';
import { endBothFollows } from '../../commands/block-user.js';
import type { CommandDeps } from '../../commands/index.js';

/** Ends the follows between two users that the command has not ended, because its process stopped. */
export async function onUserBlocked(
  deps: CommandDeps,
  { payload: { from, to } }: Event<'user.blocked'>,
): Promise<void> {
  const [block] = await deps.stores.blocks.between(from, [to]);
  if (block?.there) await endBothFollows(deps, from, to);
}
