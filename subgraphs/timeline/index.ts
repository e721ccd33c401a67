import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#platform/subgraph-server/index.js';
import { FAN_OUT } from '#social/fan-out.js';
import { overloadSignal } from '#social/overload.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { createContext } from './context.js';
import { Background } from './store/background-tasks.js';
import { Deletions } from './queries/sources/recent-deletions.js';
import { openFeeds } from './queries/index.js';
import { Overload } from './reactions/backpressure.js';
import { CatchUp } from './reactions/retries.js';
import { startReactions } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import { DEFAULTS, type TimelineSettings } from './rules/settings.js';
import { openStores } from './store/index.js';

export type { TimelineSettings } from './rules/settings.js';

/** The timeline subgraph with other settings: tests and benches cross its thresholds with few users. */
export function timelineSubgraph(given: Partial<TimelineSettings> = {}) {
  return defineSubgraph({
    name: 'timeline',
    typeDefs: readTypeDefs('timeline'),
    resolvers,
    open: async (deps: SubgraphDeps, stack) => {
      const { bus, cache, clock, graph, log } = deps;
      const settings = { ...DEFAULTS, ...deps.tiers, ...given };
      const stores = await openStores(deps, settings);
      const background = stack.use(new Background(log));
      const deletions = new Deletions(settings);
      stack.use(await deletions.watch(bus));
      const { feeds, ...rest } = openFeeds(deps, stores, background, deletions, settings);
      const catchUp = stack.use(new CatchUp(stores.retryQueue, log));
      await startReactions(bus, { ...stores, ...rest, graph, catchUp, clock, settings }, stack);
      const { lagLimit: limit, lagEvery: every } = settings;
      const signal = overloadSignal(cache);
      const overload = stack.use(new Overload({ bus, signal, log, durable: FAN_OUT, limit, every }));
      return { feeds, background, retryQueue: stores.retryQueue, catchUp, overload };
    },
    context: ({ feeds }, { viewer }) => createContext(viewer, feeds),
    start: ({ catchUp, overload }) => {
      catchUp.start();
      overload.start();
    },
    pending: async ({ background, retryQueue }) => background.pending + (await retryQueue.count()),
  });
}

/** The timeline subgraph: home timelines and mentions. */
export const timeline = timelineSubgraph();
