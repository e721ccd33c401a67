import { readSecrets } from '#platform/secrets.js';
import { systemClock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { HttpTransport } from '#gateway/data-source/index.js';
import type { SplitNetwork, Service } from './processes.js';
import { startService } from './processes.js';
import { compare } from './compare.js';

const PAGE = 50;
const AT_ONCE = 4;
const never = new AbortController().signal;

interface Work { subgraph: string; times: number; request: (index: number) => { query: string; variables: Record<string, unknown> } }

export async function executors(
  stack: DisposalStack,
  network: SplitNetwork,
  tweets: readonly { id: string; authorId: string }[],
  users: readonly string[],
): Promise<void> {
  const { internal } = await readSecrets(network.settings['ROOKERY_SECRETS']!);
  const variants = new Map<string, Map<string, { service: Service; transport: HttpTransport }>>();
  for (const executor of ['compiled', 'graphql-js']) {
    const group = new Map<string, { service: Service; transport: HttpTransport }>();
    for (const name of network.subgraphs.keys()) {
      const service = await startService(stack, ['subgraph', name], { ...network.settings, WEIGHT_EXECUTOR: executor }, / is ready at (\S+)/);
      group.set(name, { service, transport: stack.use(new HttpTransport(name, service.url, internal, systemClock)) });
    }
    variants.set(executor, group);
  }
  const page = (index: number) => Array.from({ length: PAGE }, (_, at) => tweets[(index * 7 + at) % 1_000]!);
  let number = 0;
  const works: Record<string, Work> = {
    'home timeline: tweets by _entities': {
      subgraph: 'tweets', times: 500,
      request: (index) => ({
        query: 'query($representations:[_Any!]!){_entities(representations:$representations){...on Tweet{id text createdAt likesCount viewerHasLiked}}}',
        variables: { representations: page(index).map(({ id }) => ({ __typename: 'Tweet', id })) },
      }),
    },
    'home timeline: tweets without fields of the viewer': {
      subgraph: 'tweets', times: 500,
      request: (index) => ({
        query: 'query($representations:[_Any!]!){_entities(representations:$representations){...on Tweet{id text createdAt likesCount}}}',
        variables: { representations: page(index).map(({ id }) => ({ __typename: 'Tweet', id })) },
      }),
    },
    'home timeline: authors by _entities': {
      subgraph: 'users', times: 500,
      request: (index) => ({
        query: 'query($representations:[_Any!]!){_entities(representations:$representations){...on User{username displayName avatarUrl}}}',
        variables: { representations: [...new Set(page(index).map(({ authorId }) => authorId))].map((id) => ({ __typename: 'User', id })) },
      }),
    },
    'home timeline: keys': {
      subgraph: 'timeline', times: 200,
      request: () => ({ query: '{homeTimeline(first:50){edges{cursor node{__typename id author{__typename id}}}pageInfo{hasNextPage endCursor}}}', variables: {} }),
    },
    'one tweet': {
      subgraph: 'tweets', times: 500,
      request: (index) => ({ query: 'query($id:ID!){tweet(id:$id){id text createdAt likesCount author{__typename id}}}', variables: { id: tweets[index % 1_000]!.id } }),
    },
    trends: {
      subgraph: 'trends', times: 1_000,
      request: () => ({ query: '{trends(first:10){items{rank name tweetVolume}}}', variables: {} }),
    },
    'post a tweet': {
      subgraph: 'tweets', times: 200,
      request: () => ({ query: 'mutation($input:PostTweetInput!){postTweet(input:$input){id text createdAt}}', variables: { input: { text: `Tweet ${number++} of the bench` } } }),
    },
    'like a tweet': {
      subgraph: 'tweets', times: 200,
      request: (index) => ({ query: 'mutation($id:ID!){likeTweet(id:$id){likesCount viewerHasLiked}}', variables: { id: tweets[(index + number++) % 4_000]!.id } }),
    },
  };
  for (const [name, { subgraph, times, request }] of Object.entries(works)) {
    await compare(name, [...variants].map(([executor, group]) => {
      const { service, transport } = group.get(subgraph)!;
      return {
        name: executor,
        cpu: { subgraph: service.cpu },
        times,
        run: async (count: number) => {
          let next = 0;
          const line = async () => {
            for (let index = next++; index < count; index = next++) {
              const context = { viewer: { id: users[index % users.length]!, sessionId: '1' }, requestId: 'bench', clientIp: null };
              const { errors } = await transport.send(request(index), context, never);
              if (errors) throw new Error(JSON.stringify(errors));
            }
          };
          await Promise.all(Array.from({ length: AT_ONCE }, line));
        },
      };
    }));
  }
}
