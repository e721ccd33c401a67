import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#social/define-subgraph.js';
import { FAN_OUT } from '#social/fan-out.js';
import { overloadSignal } from '#social/overload.js';
import { createContext } from './context.js';
import { homeTimelineEvents } from './live/home-timeline-events.js';
import { openQueries } from './queries/index.js';
import { RecentDeletions } from './queries/sources/recent-deletions.js';
import { Backpressure } from './reactions/backpressure.js';
import type { ReactionDeps } from './reactions/deps.js';
import { openFanOut } from './reactions/fan-out/index.js';
import { consumers } from './reactions/index.js';
import { openRetries } from './reactions/retries/index.js';
import { resolvers } from './resolvers/index.js';
import { DEFAULTS, type TimelineSettings } from './rules/settings.js';
import { BackgroundTasks } from './store/background-tasks.js';
import { COLLECTIONS } from './store/collections.js';
import { openStores } from './store/index.js';

export type { TimelineSettings } from './rules/settings.js';

/** The timeline subgraph with other settings. Tests and benches lower its thresholds to reach them with few users. */
export function timelineSubgraph(overrides: Partial<TimelineSettings> = {}) {
  return defineSubgraph({
    name: 'timeline',
    typeDefs: readTypeDefs('timeline'),
    resolvers,
    collections: COLLECTIONS,
    open: async (deps, stack) => {
      const { bus, cache, clock, relationships, createEvent, metrics, log } = deps;
      const settings = { ...DEFAULTS, ...deps.tiers, ...overrides };
      const { lagLimit: limit, lagEvery: every } = settings;
      const stores = await openStores(deps, settings);
      const background = stack.use(new BackgroundTasks(log));
      const deletions = new RecentDeletions(settings);
      stack.use(await deletions.watch(bus));
      const queries = openQueries(deps, stores, background, deletions, settings);
      const fanOut = openFanOut({ relationships, clock }, stores, queries, settings);
      const reactionDeps: ReactionDeps = {
        ...{ ...stores, ...queries },
        ...{ fanOut, relationships, bus, createEvent, metrics, clock, settings },
      };
      const retries = stack.use(openRetries(reactionDeps, deps));
      const signal = overloadSignal(cache);
      const backpressure = stack.use(new Backpressure({ bus, signal, log, durable: FAN_OUT, limit, every }));
      return { ...queries, ...reactionDeps, background, retries, backpressure };
    },
    live: { homeTimelineEvents },
    context: (parts, request) => createContext(parts, request),
    consumers,
    start: ({ retries, backpressure }) => {
      retries.start();
      backpressure.start();
    },
    pending: async ({ background, retryQueue }) => background.pending + (await retryQueue.count()),
  });
}

/** The timeline subgraph: home timelines and mentions. */
export const timeline = timelineSubgraph();
