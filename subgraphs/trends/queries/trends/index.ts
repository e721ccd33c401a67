import type { DisposalStack } from '#platform/lifecycle.js';
import { firstIdAt } from '#platform/snowflake.js';
import { CacheLease } from '#platform/cache/index.js';
import { Lease } from '#platform/lease.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { DAY } from '../../rules/window.js';
import { Baselines } from '../../store/baselines.js';
import type { Stores } from '../../store/index.js';
import { RebuildLock } from '../../store/rebuild-lock.js';
import { TrendCounts } from '../../store/trend-counts.js';
import { TrendRefresher } from './trend-refresher.js';

/** The parts that count hashtags and compute trends. */
export interface Trends {
  counts: TrendCounts;
  refresher: TrendRefresher;
  /** Held, shared, by every change of the index that is counted. */
  lock: RebuildLock;
}

/** ms after which the lease of the refresher expires without a renewal, and ms between two renewals. */
const LEASE_TTL = 40_000;
const LEASE_INTERVAL = 15_000;

/** Opens these parts. When it resolves, the windows are complete and the current trends are computed. */
export async function openTrends(
  stack: DisposalStack,
  stores: Stores,
  { cache, clock, log }: Pick<SubgraphDeps, 'cache' | 'clock' | 'log'>,
): Promise<Trends> {
  const { index, windows, hours, lists } = stores;
  const lock = new RebuildLock();
  const counts = new TrendCounts({ ...stores, clock, log }, () => refresher.touch());
  const refresher = stack.use(
    new TrendRefresher({
      windows,
      lists,
      baselines: new Baselines(cache, hours),
      lease: new Lease({
        store: new CacheLease(cache, 'trends:lease:refresh', LEASE_TTL),
        lastsMs: LEASE_TTL - LEASE_INTERVAL,
        intervalMs: LEASE_INTERVAL,
      }),
      ensureWindows: async () => {
        await counts.discardIfIncomplete();
        if (await windows.isBuilt()) return;
        await lock.exclusive(() => windows.build(index.countedSince(firstIdAt(clock.now() - DAY))));
      },
      clock,
      log,
    }),
  );
  await refresher.start();
  return { counts, refresher, lock };
}
