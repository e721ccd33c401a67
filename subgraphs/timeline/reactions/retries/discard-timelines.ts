import type { Event, EventType } from '#schema/events.js';
import type { Reactions } from '#social/define-subgraph.js';
import { entryOf } from '../../rules/entry.js';
import type { ReactionDeps } from '../deps.js';

/**
 * By event: deletes the cached timelines that its reaction changes. Other reactions change none, or delete them as it is.
 * Deleting is what a cache that is full, or that fails at the reaction's writes, still does.
 */
const discards = {
  'tweet.posted': ({ fanOut }, { payload }) => fanOut.discard(entryOf(payload)),
  'tweet.deleted': ({ fanOut }, { payload }) => fanOut.discard(entryOf(payload)),
  'user.followed': (deps, { payload: { from } }) => discardOf(deps, from),
  'user.unfollowed': (deps, { payload: { from } }) => discardOf(deps, from),
  'user.blocked': async (deps, { payload: { from, to } }) => {
    await discardOf(deps, from);
    await discardOf(deps, to);
  },
} satisfies Reactions<ReactionDeps>;

/** Makes the next read of the timelines that an event concerns build them from documents, which have its effect. */
export async function discardTimelines<T extends EventType>(
  deps: ReactionDeps,
  event: Event<T>,
): Promise<void> {
  const all: Reactions<ReactionDeps> = discards;
  await all[event.type]?.(deps, event);
}

async function discardOf({ timelines, readers }: ReactionDeps, userId: string): Promise<void> {
  await readers.delete(userId);
  await timelines.delete([userId]);
}
