import type { AnyEvent } from '#platform/event.js';
import type { Reactions } from '#platform/subgraph.js';
import { CacheFailure } from '../store/cache-failure.js';
import type { ReactionDeps } from './deps.js';

type TimelineReactions = Reactions<ReactionDeps>;

/**
 * The reactions, with events kept for a retry when the cache fails: an outage of minutes must not turn events into dead
 * letters. Reactions read the current documents instead of relying on the event, so a late retry has the same effect.
 */
export function postponeOnCacheFailure(reactions: TimelineReactions): TimelineReactions {
  return onCacheFailure(reactions, async ({ retryQueue, metrics, clock }, event) => {
    await retryQueue.add(event, clock.now());
    metrics.postponed.inc({ outcome: 'postponed' });
  });
}

/** The reactions, with events dropped when the cache fails: for data that is in the cache only. */
export function dropOnCacheFailure(reactions: TimelineReactions): TimelineReactions {
  return onCacheFailure(reactions, () => Promise.resolve());
}

function onCacheFailure(
  reactions: TimelineReactions,
  handle: (deps: ReactionDeps, event: AnyEvent) => Promise<void>,
): TimelineReactions {
  return Object.fromEntries(
    Object.entries(reactions).map(([type, react]) => [
      type,
      async (deps: ReactionDeps, event: AnyEvent): Promise<void> => {
        try {
          await react(deps, event);
        } catch (error) {
          if (!(error instanceof CacheFailure)) throw error;
          await handle(deps, event);
        }
      },
    ]),
  );
}
