import { HttpTransport } from '#gateway/data-source/index.js';
import { systemClock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { readSecrets } from '#platform/secrets.js';
import type { GraphQLRequest } from '#platform/subgraph-server/index.js';
import { compare } from './compare.js';
import { startService, type DemoGraph, type Service, type SplitNetwork } from './processes.js';

const PAGE = 50;
const CONCURRENCY = 4;
const neverAborted = new AbortController().signal;

/** One kind of request to a subgraph. */
interface Operation {
  subgraph: string;
  /** Requests in one round. */
  times: number;
  request: (index: number) => Required<Omit<GraphQLRequest, 'operationName'>>;
}

interface Contender {
  service: Service;
  transport: HttpTransport;
}

/** The CPU of subgraphs with the product's executor beside that of the same subgraphs with graphql-js. */
export async function executors(
  stack: DisposalStack,
  network: SplitNetwork,
  graph: DemoGraph,
): Promise<void> {
  const compiled = await connect(stack, network, (name) => Promise.resolve(network.subgraphs.get(name)!));
  const reference = await connect(stack, network, (name) =>
    startService(stack, [name], network.settings, / is ready at (\S+)/, 'bench/weight/reference-subgraph.ts'),
  );
  for (const [title, operation] of Object.entries(operationsOn(graph))) {
    const contender = (name: string, all: ReadonlyMap<string, Contender>) => {
      const { service, transport } = all.get(operation.subgraph)!;
      const run = (times: number) => send(transport, operation, times, graph.users);
      return { name, cpu: { subgraph: service.cpu }, times: operation.times, run };
    };
    await compare(title, [contender('compiled', compiled), contender('graphql-js', reference)]);
  }
}

async function connect(
  stack: DisposalStack,
  { subgraphs, settings }: SplitNetwork,
  serviceOf: (name: string) => Promise<Service>,
): Promise<ReadonlyMap<string, Contender>> {
  const { internal } = await readSecrets(settings['ROOKERY_SECRETS'] ?? '');
  const contenders = new Map<string, Contender>();
  for (const name of subgraphs.keys()) {
    const service = await serviceOf(name);
    const transport = stack.use(new HttpTransport(name, service.url, internal, systemClock));
    contenders.set(name, { service, transport });
  }
  return contenders;
}

async function send(
  transport: HttpTransport,
  { request }: Operation,
  times: number,
  users: readonly string[],
): Promise<void> {
  let next = 0;
  const connection = async (): Promise<void> => {
    for (let index = next++; index < times; index = next++) {
      const viewer = { id: users[index % users.length]!, sessionId: '1' };
      const context = { viewer, requestId: 'bench', clientIp: null };
      const { errors } = await transport.send(request(index), context, neverAborted);
      if (errors) throw new Error(JSON.stringify(errors));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, connection));
}

function operationsOn({ tweets }: DemoGraph): Record<string, Operation> {
  const page = (index: number) =>
    Array.from({ length: PAGE }, (_, at) => tweets[(index * 7 + at) % tweets.length]!);
  const entities = (type: string, fields: string, ids: readonly string[]) => ({
    query: `query($representations:[_Any!]!){_entities(representations:$representations){...on ${type}{${fields}}}}`,
    variables: { representations: ids.map((id) => ({ __typename: type, id })) },
  });
  const tweetIds = (index: number): string[] => page(index).map(({ id }) => id);
  const authorIds = (index: number): string[] => [...new Set(page(index).map(({ authorId }) => authorId))];
  let number = 0;
  return {
    'home timeline, 50 tweets by _entities': {
      ...{ subgraph: 'tweets', times: 500 },
      request: (index) => entities('Tweet', 'id text createdAt likesCount viewerHasLiked', tweetIds(index)),
    },
    'home timeline, 50 tweets without fields of the viewer': {
      ...{ subgraph: 'tweets', times: 500 },
      request: (index) => entities('Tweet', 'id text createdAt likesCount', tweetIds(index)),
    },
    'home timeline, authors by _entities': {
      ...{ subgraph: 'users', times: 500 },
      request: (index) => entities('User', 'username displayName avatarUrl', authorIds(index)),
    },
    'home timeline, keys': {
      ...{ subgraph: 'timeline', times: 200 },
      request: () => ({
        query: '{homeTimeline(first:50){edges{cursor node{__typename id author{__typename id}}}}}',
        variables: {},
      }),
    },
    trends: {
      ...{ subgraph: 'trends', times: 1_000 },
      request: () => ({ query: '{trends(first:10){items{rank name tweetVolume}}}', variables: {} }),
    },
    'a post': {
      ...{ subgraph: 'tweets', times: 200 },
      request: () => ({
        query: 'mutation($input:PostTweetInput!){postTweet(input:$input){id text createdAt}}',
        variables: { input: { text: `Tweet ${number++} of the bench` } },
      }),
    },
    'a like': {
      ...{ subgraph: 'tweets', times: 200 },
      request: (index) => ({
        query: 'mutation($id:ID!){likeTweet(id:$id){likesCount viewerHasLiked}}',
        variables: { id: tweets[(index + number++) % tweets.length]!.id },
      }),
    },
  };
}
