import type { AnyEvent, Edge } from '#schema/events.js';
import { edgeId } from '#social/read-models/graph.js';
import type { Profile } from '../store/index.js';
import { countFollow } from './count-follow.js';
import type { CommandDeps } from './deps.js';

/** Both ends of a follow, with their new counts. Null for who is not there any more. */
export interface BothEnds {
  from: Profile | null;
  to: Profile | null;
}

/**
 * Lets `from` follow `to`, out of nothing or out of the request that is there; null when nothing changed. The events of an
 * edge have its beginning as their key, whoever acted: they keep their order.
 */
export async function beginFollow(
  deps: CommandDeps,
  from: string,
  to: string,
  outOf: 'nothing' | 'a request',
): Promise<BothEnds | null> {
  const { stores, createEvent } = deps;
  const event = createEvent('user.followed', from, { from, to });
  // The event's id says when, too: edge and event are made in one write.
  const begun =
    outOf === 'nothing'
      ? await stores.follows.make(from, to, event.id, event)
      : await stores.requests.accept(from, to, event.id, event);
  return begun ? finish(deps, { from, to }, 1, event) : null;
}

/** Ends the follow; null when there was none. */
export async function endFollow(deps: CommandDeps, from: string, to: string): Promise<BothEnds | null> {
  const event = deps.createEvent('user.unfollowed', from, { from, to });
  const ended = await deps.stores.follows.end(from, to, event);
  return ended ? finish(deps, { from, to }, -1, event) : null;
}

/** Ends the follow, or takes back the request for it; null when no count changed. */
export async function endFollowOrRequest(
  deps: CommandDeps,
  from: string,
  to: string,
): Promise<BothEnds | null> {
  const ended = await endFollow(deps, from, to);
  if (ended || (await deps.stores.requests.drop(from, to))) return ended;
  // The request may have been accepted between the two looks: then there is an edge to end after all.
  return endFollow(deps, from, to);
}

/**
 * Counts what an earlier try has changed but not counted any more, because its connection was lost; null when there is nothing
 * of the kind, as nearly always.
 */
export async function finishLeft(deps: CommandDeps, from: string, to: string): Promise<BothEnds | null> {
  let ends: BothEnds | null = null;
  for (const event of await deps.stores.follows.uncounted(from, to))
    ends = await finish(deps, { from, to }, event.type === 'user.followed' ? 1 : -1, event);
  return ends;
}

async function finish(deps: CommandDeps, edge: Edge, by: 1 | -1, event: AnyEvent): Promise<BothEnds> {
  const { stores, outbox } = deps;
  const { from, to } = await countFollow(stores, edge, by, event.id);
  outbox.dispatch('follows', edgeId(edge.from, edge.to), event);
  if (from && to) return { from, to };
  const [follower = null, followed = null] = await stores.users.byIds([edge.from, edge.to]);
  return { from: follower, to: followed };
}
