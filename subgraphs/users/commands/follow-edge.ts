import { edgeId } from '#social/read-models/relationships/index.js';
import type { AnyEvent, Edge } from '#schema/events.js';
import type { Profile } from '../store/index.js';
import { countFollow } from './count-follow.js';
import type { CommandDeps } from './deps.js';

/** Both ends of a follow, with their new counts. Null for a user that does not exist any more. */
export interface FollowEnds {
  from: Profile | null;
  to: Profile | null;
}

/**
 * Makes `from` follow `to`, with or without a request that must be there; null when nothing changed. The key of an edge's
 * events is the follower, also when the other user acted, so that the events of an edge stay in order.
 */
export async function beginFollow(
  deps: CommandDeps,
  from: string,
  to: string,
  outOf: 'nothing' | 'request',
): Promise<FollowEnds | null> {
  const { stores, createEvent } = deps;
  const accepted = outOf === 'request' ? ({ accepted: true } as const) : {};
  const event = createEvent('user.followed', from, { from, to, ...accepted });
  // The event's id is the edge's `since`: both are made in one write.
  const begun =
    outOf === 'nothing'
      ? await stores.follows.make(from, to, event.id, event)
      : await stores.requests.accept(from, to, event.id, event);
  return begun ? finish(deps, { from, to }, 1, event) : null;
}

/** Ends a follow; null when there was none. */
export async function endFollow(deps: CommandDeps, from: string, to: string): Promise<FollowEnds | null> {
  const event = deps.createEvent('user.unfollowed', from, { from, to });
  const ended = await deps.stores.follows.end(from, to, event);
  return ended ? finish(deps, { from, to }, -1, event) : null;
}

/** Makes a request to follow a protected account; false when there is a follow or a request. */
export async function makeRequest(deps: CommandDeps, from: string, to: string): Promise<boolean> {
  const event = deps.createEvent('user.follow-requested', from, { from, to });
  const isNew = await deps.stores.requests.make(from, to, event);
  if (isNew) deps.outbox.dispatch('follows', edgeId(from, to), event);
  return isNew;
}

/** Withdraws or declines a request; false when there is none. */
export async function dropRequest(deps: CommandDeps, from: string, to: string): Promise<boolean> {
  const event = deps.createEvent('user.follow-request-ended', from, { from, to });
  const isEnded = await deps.stores.requests.drop(from, to, event);
  if (isEnded) deps.outbox.dispatch('follows', edgeId(from, to), event);
  return isEnded;
}

/** Ends a follow, or withdraws the request for it; null when no count changed. */
export async function endFollowOrRequest(
  deps: CommandDeps,
  from: string,
  to: string,
): Promise<FollowEnds | null> {
  const ended = await endFollow(deps, from, to);
  if (ended || (await dropRequest(deps, from, to))) return ended;
  // The request may have been accepted between the two writes: then there is a follow to end.
  return endFollow(deps, from, to);
}

/**
 * Counts the changes of an edge that an earlier attempt has written but not counted, because its connection was lost. Null
 * when there are none, which is nearly always.
 */
export async function finishUncounted(
  deps: CommandDeps,
  from: string,
  to: string,
): Promise<FollowEnds | null> {
  let ends: FollowEnds | null = null;
  for (const event of await deps.stores.follows.uncounted(from, to)) {
    ends = await finish(deps, { from, to }, event.type === 'user.followed' ? 1 : -1, event);
  }
  return ends;
}

async function finish(deps: CommandDeps, edge: Edge, by: 1 | -1, event: AnyEvent): Promise<FollowEnds> {
  const { stores, profiles, outbox } = deps;
  const { from, to } = await countFollow(stores, edge, by, event.id);
  outbox.dispatch('follows', edgeId(edge.from, edge.to), event);
  const [follower = null, followed = null] = await (from && to
    ? profiles.of([from, to])
    : profiles.load([edge.from, edge.to]));
  return { from: follower, to: followed };
}
