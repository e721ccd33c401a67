import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { openSubgraphEndpoint } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { GatewayConfig } from '#gateway/config.js';

export interface SmallTweet {
  id: string;
  text: string;
  authorId: string;
  /** The id of the parent tweet. */
  inReplyToId?: string;
}

export interface SmallUser {
  id: string;
  username: string;
}

/** The data of the small subgraphs and the requests that they received. */
export class SmallWorld {
  readonly users = new Map<string, SmallUser>();
  readonly tweets = new Map<string, SmallTweet>();
  /** Ids of the tweets that are hidden from all viewers. */
  readonly hidden = new Set<string>();
  /** The subgraph and the context of each request. */
  readonly asked: { subgraph: string; context: RequestContext }[] = [];
  /** Awaited by every resolver of a tweet, so that a test can delay it. */
  beforeTweets: () => Promise<void> = () => Promise.resolve();

  addUser(id: string, username: string): SmallUser {
    const user = { id, username };
    this.users.set(id, user);
    return user;
  }

  addTweet(id: string, authorId: string, text: string): SmallTweet {
    const tweet = { id, authorId, text };
    this.tweets.set(id, tweet);
    return tweet;
  }
}

export interface SmallSubgraphs extends AsyncDisposable {
  /** How the gateway reaches each subgraph. */
  readonly subgraphs: GatewayConfig['subgraphs'];
  /** The address of a subgraph that listens. */
  urlOf(subgraph: string): string;
}

/**
 * The four subgraphs with their real SDL on real subgraph servers with signed requests, over maps instead of databases. For
 * tests of the gateway that control the responses of subgraphs.
 */
export async function openSmallSubgraphs(
  world: SmallWorld,
  secret: Buffer,
  clock: Clock,
  transport: 'http' | 'local',
): Promise<SmallSubgraphs> {
  const stack = new DisposalStack();
  const resolvers = resolversOf(world);
  const connections = SUBGRAPH_NAMES.map(async (subgraph) => {
    const endpoint = await openSubgraphEndpoint<RequestContext>({
      subgraph,
      schema: buildSubgraphSchema({
        typeDefs: readTypeDefs(subgraph),
        resolvers: resolvers[subgraph] as GraphQLResolverMap<unknown>,
      }),
      createContext: (context) => {
        world.asked.push({ subgraph, context });
        return context;
      },
      secret,
      listen: transport === 'http' ? { host: '127.0.0.1', port: 0 } : null,
      dependencies: {},
      metrics: createMetrics(null),
      clock,
      log: silentLog,
    });
    stack.use(endpoint);
    const typeDefs = readTypeDefs(subgraph);
    const connection =
      endpoint.url === null ? { ask: endpoint.ask, typeDefs } : { url: endpoint.url, typeDefs };
    return [subgraph, connection] as const;
  });
  const subgraphs: GatewayConfig['subgraphs'] = Object.fromEntries(await Promise.all(connections));
  return {
    subgraphs,
    urlOf: (subgraph) => {
      const connection = subgraphs[subgraph];
      if (connection && 'url' in connection) return connection.url;
      throw new Error(`The subgraph ${subgraph} does not listen.`);
    },
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}

function resolversOf(world: SmallWorld): Record<string, GraphQLResolverMap<RequestContext>> {
  const tweet = async (id: string) => {
    await world.beforeTweets();
    const found = world.tweets.get(id);
    if (!found || world.hidden.has(id)) return null;
    const author = { __typename: 'User', id: found.authorId };
    const { inReplyToId } = found;
    const inReplyTo = () => (inReplyToId === undefined ? null : tweet(inReplyToId));
    return { ...found, kind: 'ORIGINAL', author, inReplyTo, likesCount: 0 };
  };
  const user = (id: string) => {
    const found = world.users.get(id);
    return found ? { ...found, displayName: found.username.toUpperCase() } : null;
  };
  const page = (ids: string[]) => ({
    edges: ids.map((id) => ({ cursor: id, node: { id, author: { id: world.tweets.get(id)?.authorId } } })),
    pageInfo: { hasNextPage: false, hasPreviousPage: false },
  });
  return {
    users: {
      Query: {
        viewer: (_: unknown, __: unknown, { viewer }: RequestContext) => viewer && { id: viewer.id },
        user: (_: unknown, { username }: { username: string }) => {
          const found = [...world.users.values()].find((each) => each.username === username);
          return found ? user(found.id) : null;
        },
      },
      User: { __resolveReference: ({ id }: { id: string }) => user(id) },
      Viewer: { user: ({ id }: { id: string }) => user(id), email: () => 'viewer@rookery.example' },
    },
    tweets: {
      Query: { tweet: (_: unknown, { id }: { id: string }) => tweet(id) },
      Mutation: {
        postTweet: (_: unknown, { input }: { input: { text: string } }, { viewer }: RequestContext) => {
          if (!viewer) throw new RookeryError('UNAUTHENTICATED');
          const id = String(1000 + world.tweets.size);
          world.addTweet(id, viewer.id, input.text);
          return tweet(id);
        },
      },
      Tweet: {
        __resolveReference: ({ id }: { id: string }) => tweet(id),
        viewerHasLiked: (_: unknown, __: unknown, { viewer }: RequestContext) => viewer !== null,
      },
    },
    timeline: { Query: { homeTimeline: () => page([...world.tweets.keys()].reverse()) } },
    trends: {
      Query: {
        trends: () => {
          throw new Error('connect ECONNREFUSED mongodb://secret:27017');
        },
      },
    },
  };
}
