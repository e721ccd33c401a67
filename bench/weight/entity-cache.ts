import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { readSecrets } from '#platform/secrets.js';
import { createTokenSigner } from '#platform/tokens/index.js';
import { Clients } from './clients.js';
import { compare, type Contender } from './compare.js';
import { startGateway, startService, type Service, type SplitNetwork } from './processes.js';

type Tweets = readonly { id: string; authorId: string }[];

const HOME = (first: number): string =>
  `{ homeTimeline(first: ${first}) { edges { cursor node { id text createdAt likesCount author { username displayName avatarUrl } } } pageInfo { hasNextPage endCursor } } }`;
const HOME_OF_VIEWER = `{ homeTimeline(first: 20) { edges { cursor node { id text createdAt likesCount viewerHasLiked viewerHasRetweeted author { username displayName avatarUrl } } } pageInfo { hasNextPage endCursor } } }`;

interface Shape { name: string; contenders: { name: string; cpu: Record<string, () => Promise<number>>; clients: Clients }[] }

export async function entityCache(stack: DisposalStack, network: SplitNetwork, tweets: Tweets, users: readonly string[]): Promise<void> {
  const shapes: Shape[] = [await split(stack, network, users), await single(stack, network, users)];
  let number = 0;
  const operations = (all: Tweets): Record<string, [times: number, bodyOf: (index: number) => object]> => ({
    'home timeline of 20 with authors': [400, () => ({ query: HOME(20) })],
    'home timeline of 50 with authors': [200, () => ({ query: HOME(50) })],
    "home timeline of 20 with the viewer's likes": [400, () => ({ query: HOME_OF_VIEWER })],
    'one tweet of 500': [1_000, (index) => ({ query: 'query ($id: ID!) { tweet(id: $id) { id text likesCount author { username } } }', variables: { id: all[index % 500]!.id } })],
    'trends': [1_000, () => ({ query: '{ trends(first: 10) { items { rank name tweetVolume } } }' })],
    'post a tweet': [300, () => ({ query: 'mutation ($input: PostTweetInput!) { postTweet(input: $input) { id text author { username } } }', variables: { input: { text: `Tweet ${number++} of the bench` } } })],
    'like a tweet': [300, (index) => ({ query: 'mutation ($id: ID!) { likeTweet(id: $id) { likesCount viewerHasLiked } }', variables: { id: all[(index + number++) % 4_000]!.id } })],
  });
  for (const { name: shape, contenders } of shapes) {
    for (const [name, [times, bodyOf]] of Object.entries(operations(tweets))) {
      await compare(`${shape}: ${name}`, contenders.map(({ name, cpu, clients }): Contender => ({
        name, cpu, times,
        run: (count) => clients.send(Array.from({ length: count }, (_, index) => JSON.stringify(bodyOf(index)))),
      })));
    }
  }
}

/** Tokens for a gateway that runs: it would look for the sessions of older ones. Their times are whole seconds. */
async function tokensOf(secrets: string, users: readonly string[]): Promise<string[]> {
  await setTimeout(2_000);
  const sign = createTokenSigner(await readSecrets(secrets), systemClock);
  return Promise.all(users.map(async (id) => (await sign({ id, sessionId: id })).accessToken));
}

async function split(stack: DisposalStack, network: SplitNetwork, users: readonly string[]): Promise<Shape> {
  const contenders = [];
  for (const entities of ['on', 'off']) {
    const gateway = await startGateway(stack, network, { ROOKERY_ENTITY_CACHE: entities });
    const tokens = await tokensOf(network.settings['ROOKERY_SECRETS']!, users);
    const subgraphs = [...network.subgraphs.values()];
    contenders.push({
      name: `cache ${entities}`,
      cpu: { gateway: gateway.cpu, subgraphs: async () => (await Promise.all(subgraphs.map(({ cpu }) => cpu()))).reduce((a, b) => a + b, 0) },
      clients: stack.use(new Clients(gateway.url, tokens)),
    });
  }
  return { name: 'a process each', contenders };
}

async function single(stack: DisposalStack, network: SplitNetwork, users: readonly string[]): Promise<Shape> {
  const contenders = [];
  for (const entities of ['on', 'off']) {
    const settings = { NODE_ENV: 'production', PORT: '0', ROOKERY_NAMESPACE: 'weight', MONGODB_URL: network.settings['MONGODB_URL']!, ROOKERY_SECRETS: network.settings['ROOKERY_SECRETS']!, ROOKERY_DATA: join(network.directory, entities), ROOKERY_SEED: 'none', ROOKERY_ENTITY_CACHE: entities };
    const service: Service = await startService(stack, ['start'], settings, /GraphQL\s+(http\S+)\/graphql[^]*Data/);
    const tokens = await tokensOf(network.settings['ROOKERY_SECRETS']!, users);
    contenders.push({ name: `cache ${entities}`, cpu: { process: service.cpu }, clients: stack.use(new Clients(service.url, tokens)) });
  }
  return { name: 'one process', contenders };
}
