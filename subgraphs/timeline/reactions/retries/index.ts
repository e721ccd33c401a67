import type { Cache } from '#platform/cache/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { ReactionDeps } from '../deps.js';
import { reactAgain } from '../index.js';
import { giveUp } from './give-up.js';
import { Retry } from './retry.js';
import { RetrySweep } from './retry-sweep.js';

/** A key that does not exist. */
const NOTHING = 'timeline:nothing';

/** Opens the retries of events that wait for the cache. */
export function openRetries(
  deps: ReactionDeps,
  { bus, cache, log }: Pick<SubgraphDeps, 'bus' | 'cache' | 'log'>,
): RetrySweep {
  const { retryQueue, metrics, clock, settings } = deps;
  const retry = new Retry({
    ...{ retryQueue, metrics, clock, log, pauses: settings.retryPauses },
    react: (event) => reactAgain(deps, event),
    isCacheUp: () => takesWrites(cache),
    giveUp: (postponed, reason) => giveUp({ ...deps, bus }, postponed, reason),
  });
  return new RetrySweep({ retryQueue, retry, clock, log });
}

/** Whether every server answers, and deletes: a full server does, a replica does not, nor one that cannot save. */
async function takesWrites(cache: Pick<Cache, 'check' | 'delete'>): Promise<boolean> {
  try {
    await cache.check();
    await cache.delete([NOTHING]);
    return true;
  } catch {
    return false;
  }
}
