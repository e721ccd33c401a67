import type { AnyEvent } from '#schema/events.js';
import { edgeId } from '#platform/read-models/graph.js';
import type { Profile } from '../store/index.js';
import { countFollow } from './count-follow.js';
import type { CommandDeps } from './deps.js';

/**
 * Lets `from` follow `to`, out of nothing or out of the request that is there. Gives the person followed as they are now, or
 * null when nothing changed. The events of an edge have its beginning as their key, whoever acted: they keep their order.
 */
export async function beginFollow(
  deps: CommandDeps,
  from: string,
  to: string,
  outOf: 'nothing' | 'a request',
): Promise<Profile | null> {
  const { stores, createEvent } = deps;
  const event = createEvent('user.followed', from, { from, to });
  // The event's id says when, too: edge and event are made in one write.
  const begun =
    outOf === 'nothing'
      ? await stores.follows.make(from, to, event.id, event)
      : await stores.requests.accept(from, to, event.id, event);
  if (!begun) return null;
  return finish(deps, from, to, 1, event);
}

/** Ends the follow, or takes back the request for it. Gives the person followed, or null when nobody's count changed. */
export async function endFollow(deps: CommandDeps, from: string, to: string): Promise<Profile | null> {
  const { stores, createEvent } = deps;
  // A request may be accepted between the two looks; then there is an edge to end after all.
  for (let look = 0; look < 2; look++) {
    const event = createEvent('user.unfollowed', from, { from, to });
    if (await stores.follows.end(from, to, event)) return finish(deps, from, to, -1, event);
    if (await stores.requests.drop(from, to)) return null;
  }
  return null;
}

async function finish(
  { stores, outbox }: CommandDeps,
  from: string,
  to: string,
  by: 1 | -1,
  event: AnyEvent,
): Promise<Profile | null> {
  const followed = await countFollow(stores, { from, to }, by, event.id);
  outbox.dispatch('follows', edgeId(from, to), event);
  return followed ?? (await stores.users.byIds([to]))[0] ?? null;
}
