import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Infrastructure } from '../infrastructure.js';
import { withDisposal, type DisposalStack } from '../lifecycle.js';
import { backing } from '../readiness.js';
import type {
  ConsumerManifest,
  RunningSubgraph,
  Subgraph,
  SubgraphConfig,
  SubgraphManifest,
} from '../subgraph.js';
import { openSubgraphEndpoint } from './endpoint.js';
import { useDefaultsForNull } from './null-arguments.js';

/**
 * Creates a subgraph from its manifest. Every subgraph opens in the same order: stores and caches, event consumers, the
 * endpoint, background jobs. It closes in the reverse order.
 */
export function defineSubgraph<Deps extends Infrastructure, Parts, Context>(
  manifest: SubgraphManifest<Deps, Parts, Context>,
): Subgraph<Deps, Parts> {
  const { name, typeDefs, resolvers, live = {}, collections = [], migrations = [] } = manifest;
  let schema: ReturnType<typeof buildSubgraphSchema> | undefined;
  return {
    name,
    typeDefs,
    resolvers,
    live,
    collections,
    migrations,
    create: (config, deps) =>
      withDisposal(async (stack) => {
        const parts = await manifest.open(deps, stack, config);
        for (const [durable, consumer] of consumersOf(manifest)) {
          stack.use(await consume(deps, durable, consumer, parts));
        }
        // Built once per process: everything that belongs to one request is in its context.
        if (!schema) useDefaultsForNull((schema = buildSubgraphSchema({ typeDefs, resolvers })));
        const endpoint = await openEndpoint(stack, manifest, schema, config, deps, parts);
        manifest.start?.(parts);
        return {
          ask: endpoint.ask,
          url: endpoint.url,
          parts,
          pending: async () => (await manifest.pending?.(parts)) ?? 0,
          [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
        } satisfies RunningSubgraph<Parts>;
      }),
  };
}

function consumersOf<Deps extends Infrastructure, Parts, Context>({
  name,
  reactions,
  consumers = {},
}: SubgraphManifest<Deps, Parts, Context>): [string, ConsumerManifest<Parts>][] {
  return [
    ...(reactions ? [[name, { reactions }] as [string, ConsumerManifest<Parts>]] : []),
    ...Object.entries(consumers),
  ];
}

function consume<Parts>(
  { bus }: Infrastructure,
  durable: string,
  { reactions, concurrency }: ConsumerManifest<Parts>,
  parts: Parts,
): Promise<AsyncDisposable> {
  return bus.consume({
    durable,
    reactions: Object.fromEntries(
      Object.entries(reactions).map(([type, react]) => [type, (event) => react(parts, event)]),
    ),
    ...(concurrency === undefined ? {} : { concurrency }),
  });
}

async function openEndpoint<Deps extends Infrastructure, Parts, Context>(
  stack: DisposalStack,
  manifest: SubgraphManifest<Deps, Parts, Context>,
  schema: ReturnType<typeof buildSubgraphSchema>,
  { listen, secrets, prepare }: SubgraphConfig,
  deps: Deps,
  parts: Parts,
) {
  const { metrics, clock, log } = deps;
  return stack.use(
    await openSubgraphEndpoint<Context>({
      subgraph: manifest.name,
      schema,
      createContext: (request) => manifest.context(parts, request),
      secret: secrets.internal,
      listen,
      prepare,
      dependencies: backing(deps),
      metrics,
      clock,
      log,
    }),
  );
}
