import type { Event } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';
import { tellChange } from './tell-change.js';

/** The end of a block shows two users to each other again, in retweets by others. */
export async function onUserUnblocked(
  deps: ReactionDeps,
  { payload: { from, to } }: Event<'user.unblocked'>,
): Promise<void> {
  await tellChange(deps, from, to);
  await tellChange(deps, to, from);
}
