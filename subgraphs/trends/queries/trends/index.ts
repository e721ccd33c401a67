import type { DisposalStack } from '#platform/lifecycle.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { firstIdAt } from '#platform/snowflake.js';
import type { Stores } from '../../store/index.js';
import { Lease } from '../../store/lease.js';
import { Gate } from '../../store/rebuild-lock.js';
import { Refresher } from './trend-refresher.js';
import { TagVolumes } from '../hashtag-volumes.js';
import { UsualUse } from '../../store/baselines.js';
import { Weights } from '../../store/trend-counts.js';
import { DAY } from '../../rules/window.js';

/** The scales: what puts hashtags on them, what reads them, and what works out the trends. */
export interface Trending {
  weights: Weights;
  volumes: TagVolumes;
  refresher: Refresher;
  /** Whatever changes the index and is counted goes through here. */
  gate: Gate;
}

/** Opens the scales, whole, with the trends of this moment worked out. */
export async function openTrending(
  stack: DisposalStack,
  stores: Stores,
  { cache, clock, log }: Pick<SubgraphDeps, 'cache' | 'clock' | 'log'>,
): Promise<Trending> {
  const { index, windows, hours, lists } = stores;
  const gate = new Gate();
  const weights = new Weights({ ...stores, clock, log }, () => refresher.touch());
  const refresher = stack.use(
    new Refresher({
      windows,
      lists,
      usual: new UsualUse(cache, hours),
      lease: new Lease(cache, 'refresh'),
      ensureWindows: async () => {
        await weights.confess();
        if (await windows.isBuilt()) return;
        await gate.alone(() => windows.build(index.weights(firstIdAt(clock.now() - DAY))));
      },
      clock,
      log,
    }),
  );
  await refresher.start();
  return { weights, volumes: new TagVolumes(windows, hours, clock), refresher, gate };
}
