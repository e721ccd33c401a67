import type { Event } from '#schema/events.js';
import { countFollow } from '../../commands/count-follow.js';
import type { CommandDeps } from '../../commands/index.js';

/** Counts a follow that the command has written but not counted, because its process stopped. */
export async function onUserFollowed(
  { stores }: Pick<CommandDeps, 'stores'>,
  { id, payload: edge }: Event<'user.followed'>,
): Promise<void> {
  if (await stores.counts.lacks(edge.from, edge.to, id)) await countFollow(stores, edge, 1, id);
}
