import type { Event } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';
import { tellChange } from './tell-change.js';

/** A mute, or the end of one: the rules apply it to every page, and open streams are told to read the page again. */
export async function onUserMuted(
  deps: ReactionDeps,
  { payload: { from, to } }: Event<'user.muted' | 'user.unmuted'>,
): Promise<void> {
  await tellChange(deps, from, to);
}
