import { buildSubgraphSchema } from '@apollo/subgraph';
import { FAN_OUT } from '#social/fan-out.js';
import { withDisposal, type DisposalStack } from '#platform/lifecycle.js';
import { backing } from '#platform/readiness.js';
import { readTypeDefs, type SubgraphConfig, type SubgraphDeps, type RunningSubgraph } from '#platform/subgraph.js';
import { openSubgraphEndpoint } from '#platform/subgraph-server/index.js';
import { createContext } from './context.js';
import { Background } from './feeds/background.js';
import { Deletions } from './feeds/deletions.js';
import { openFeeds } from './feeds/open.js';
import { Overload } from './overload.js';
import { CatchUp } from './reactions/catch-up.js';
import { startReactions } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import type { TimelineSettings } from './settings.js';
import { openStores } from './store/index.js';

/** One for all: whatever a request works on comes with its context. */
const schema = buildSubgraphSchema({ typeDefs: readTypeDefs('timeline'), resolvers });

/** Opens the subgraph: the one place where its parts are put together. */
export function openTimelineSubgraph(
  config: SubgraphConfig,
  deps: SubgraphDeps,
  settings: TimelineSettings,
): Promise<RunningSubgraph> {
  return withDisposal(async (stack) => {
    const { bus, cache, clock, log } = deps;
    const stores = await openStores(deps, settings);
    const background = stack.use(new Background(log));
    const deletions = new Deletions(settings);
    stack.use(await deletions.watch(bus));
    const { feeds, ...rest } = openFeeds(deps, stores, background, deletions, settings);

    const catchUp = stack.use(new CatchUp(stores.retryQueue, log));
    const { graph } = deps;
    await startReactions(bus, { ...stores, ...rest, graph, catchUp, clock, settings }, stack);
    const { lagLimit: limit, lagEvery: every } = settings;
    const overload = stack.use(new Overload({ bus, cache, log, durable: FAN_OUT, limit, every }));

    const subgraph = await openGraph(stack, config, deps, feeds);
    catchUp.start();
    overload.start();
    return {
      ask: subgraph.ask,
      url: subgraph.url,
      pending: async () => background.pending + (await stores.retryQueue.count()),
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

async function openGraph(
  stack: DisposalStack,
  config: SubgraphConfig,
  deps: SubgraphDeps,
  feeds: Parameters<typeof createContext>[1],
) {
  const { clock, log } = deps;
  return stack.use(
    await openSubgraphEndpoint({
      subgraph: 'timeline',
      schema,
      createContext: ({ viewer }) => createContext(viewer, feeds),
      secret: config.secrets.internal,
      listen: config.listen,
      dependencies: backing(deps),
      metrics: deps.metrics,
      clock,
      log,
    }),
  );
}
