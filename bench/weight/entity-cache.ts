import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { readSecrets } from '#platform/secrets.js';
import { createTokenSigner } from '#platform/tokens/index.js';
import { Clients } from './clients.js';
import { compare } from './compare.js';
import { startGateway, startService, type DemoGraph, type SplitNetwork } from './processes.js';

/** A gateway with the cache on or off, and what to read its CPU from. */
interface Contender {
  name: string;
  cpu: Record<string, () => Promise<number>>;
  clients: Clients;
}

/** One kind of operation: how many in one round, and the request body of each. */
type Operation = readonly [times: number, bodyOf: (index: number) => object];

const home = (first: number, fields = ''): object => ({
  query: `{ homeTimeline(first: ${first}) {
    edges { cursor node { id text createdAt likesCount ${fields} author { username displayName avatarUrl } } }
    pageInfo { hasNextPage endCursor } } }`,
});

/** The CPU of the gateway and its subgraphs with the entity cache beside that without it. */
export async function entityCache(
  stack: DisposalStack,
  network: SplitNetwork,
  graph: DemoGraph,
): Promise<void> {
  const shapes = {
    'a process each': await startGateways(stack, network, graph),
    'one process': await startNetworks(stack, network, graph),
  };
  const operations = operationsOn(graph);
  for (const [shape, contenders] of Object.entries(shapes)) {
    for (const [title, [times, bodyOf]] of Object.entries(operations)) {
      const bodies = (count: number): string[] =>
        Array.from({ length: count }, (_, index) => JSON.stringify(bodyOf(index)));
      await compare(
        `${shape}: ${title}`,
        contenders.map(({ name, cpu, clients }) => ({
          ...{ name, cpu, times },
          run: (count: number) => clients.send(bodies(count)),
        })),
      );
    }
  }
}

function operationsOn({ tweets }: DemoGraph): Record<string, Operation> {
  let number = 0;
  return {
    'home timeline of 20 with authors': [200, () => home(20)],
    'home timeline of 50 with authors': [100, () => home(50)],
    'home timeline of 20 with fields of the viewer': [
      200,
      () => home(20, 'viewerHasLiked viewerHasRetweeted'),
    ],
    'one tweet of 500': [
      500,
      (index) => ({
        query: 'query ($id: ID!) { tweet(id: $id) { id text likesCount author { username } } }',
        variables: { id: tweets[index % 500]!.id },
      }),
    ],
    trends: [500, () => ({ query: '{ trends(first: 10) { items { rank name tweetVolume } } }' })],
    'a post': [
      100,
      () => ({
        query:
          'mutation ($input: PostTweetInput!) { postTweet(input: $input) { id text author { username } } }',
        variables: { input: { text: `Tweet ${number++} of the bench` } },
      }),
    ],
    'a like': [
      100,
      (index) => ({
        query: 'mutation ($id: ID!) { likeTweet(id: $id) { likesCount viewerHasLiked } }',
        variables: { id: tweets[(index + number++) % tweets.length]!.id },
      }),
    ],
  };
}

async function startGateways(
  stack: DisposalStack,
  network: SplitNetwork,
  { users }: DemoGraph,
): Promise<Contender[]> {
  const contenders: Contender[] = [];
  const subgraphs = async (): Promise<number> => {
    const each = await Promise.all([...network.subgraphs.values()].map(({ cpu }) => cpu()));
    return each.reduce((sum, ms) => sum + ms, 0);
  };
  for (const cache of ['on', 'off']) {
    const gateway = await startGateway(stack, network, { ROOKERY_ENTITY_CACHE: cache });
    const clients = stack.use(new Clients(gateway.url, await tokensOf(network, users)));
    contenders.push({ name: `cache ${cache}`, cpu: { gateway: gateway.cpu, subgraphs }, clients });
  }
  return contenders;
}

/** Two networks of one process each, on the documents of the split network. */
async function startNetworks(
  stack: DisposalStack,
  network: SplitNetwork,
  { users }: DemoGraph,
): Promise<Contender[]> {
  const contenders: Contender[] = [];
  const { REDIS_URL: _redis, NATS_URL: _nats, ...shared } = network.settings;
  for (const cache of ['on', 'off']) {
    const own = { ROOKERY_DATA: join(network.directory, cache), ROOKERY_ENTITY_CACHE: cache };
    const settings = { ...shared, ...own, ROOKERY_SEED: 'none' };
    const service = await startService(stack, ['start'], settings, /GraphQL\s+(http\S+)\/graphql[^]*Data/);
    const clients = stack.use(new Clients(service.url, await tokensOf(network, users)));
    contenders.push({ name: `cache ${cache}`, cpu: { process: service.cpu }, clients });
  }
  return contenders;
}

/**
 * Access tokens for a gateway that has just started. The gateway looks up the session of a token that is older than itself,
 * and tokens carry whole seconds.
 */
async function tokensOf({ settings }: SplitNetwork, users: readonly string[]): Promise<string[]> {
  await setTimeout(2_000);
  const sign = createTokenSigner(await readSecrets(settings['ROOKERY_SECRETS'] ?? ''), systemClock);
  return Promise.all(users.map(async (id) => (await sign({ id, sessionId: id })).accessToken));
}
