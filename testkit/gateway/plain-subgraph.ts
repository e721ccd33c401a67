import type { GraphQLDataSource } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { graphql, type GraphQLFormattedError } from 'graphql';
import { readTypeDefs } from '#platform/subgraph.js';
import type { Viewer } from '#platform/viewer.js';

/** A stored tweet. */
export interface PlainTweet {
  id: string;
  authorId: string;
  text: string;
  likesCount: number;
  retweetOf: string | null;
}

/** The ids of the representations of one fetch, and its query. */
export interface ReceivedFetch {
  ids: string[];
  query: string;
}

interface Answer {
  data: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
}

interface Context {
  viewer: Viewer | null;
}

/**
 * A data source with the SDL of the tweets subgraph over a map. Records its fetches, and can delay a response after its
 * read.
 */
export class PlainSubgraph implements GraphQLDataSource {
  readonly tweets = new Map<string, PlainTweet>();
  readonly fetches: ReceivedFetch[] = [];
  /** Awaited between the read and the response. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();
  /** Ids of tweets whose text fails to resolve. */
  readonly broken = new Set<string>();
  /** The received reports of views, each with the ids and their sums. */
  readonly views: (readonly [id: string, times: number])[][] = [];
  /** Whether every fetch fails completely. */
  isUnavailable = false;
  readonly #schema = buildSubgraphSchema({
    typeDefs: readTypeDefs('tweets'),
    resolvers: this.#resolvers() as GraphQLResolverMap<unknown>,
  });

  add(id: string, authorId: string, more: Partial<PlainTweet> = {}): void {
    this.tweets.set(id, { id, authorId, text: `Text of ${id}`, likesCount: 0, retweetOf: null, ...more });
  }

  async process({ request, context }: Parameters<GraphQLDataSource['process']>[0]): Promise<Answer> {
    const { query = '', variables = {} } = request;
    const representations = (variables['representations'] ?? []) as { id: string }[];
    // Reports of views are sent by a timer, so the order of fetches would depend on it.
    if (!query.includes('countViews')) this.fetches.push({ ids: representations.map(({ id }) => id), query });
    if (this.isUnavailable) return { data: null, errors: [{ message: 'Away.', path: [] }] };
    const { fetchContext } = context as { fetchContext: Context };
    const result = await graphql({
      schema: this.#schema,
      source: query,
      variableValues: variables,
      contextValue: fetchContext,
    });
    await this.beforeAnswer();
    return JSON.parse(JSON.stringify(result)) as Answer;
  }

  #resolvers(): GraphQLResolverMap<Context> {
    const find = (id: string): PlainTweet | null => this.tweets.get(id) ?? null;
    return {
      Query: { tweet: (_: unknown, { id }: { id: string }) => find(id) },
      Mutation: {
        likeTweet: (_: unknown, { id }: { id: string }) => {
          const tweet = find(id);
          if (tweet) this.tweets.set(id, { ...tweet, likesCount: tweet.likesCount + 1 });
          return find(id);
        },
        countViews: (_: unknown, { ids, times }: { ids: string[]; times: number[] }) =>
          this.views.push(ids.map((id, index) => [id, times[index] ?? 0])),
      },
      Tweet: {
        __resolveReference: ({ id }: { id: string }) => find(id),
        text: ({ id, text }: PlainTweet) => {
          if (this.broken.has(id)) throw new Error('Broken.');
          return text;
        },
        author: ({ authorId }: PlainTweet) => ({ __typename: 'User', id: authorId }),
        retweetOf: ({ retweetOf }: PlainTweet) => retweetOf && find(retweetOf),
        viewerHasLiked: (_: unknown, __: unknown, { viewer }: Context) => viewer?.id === '1',
      },
    };
  }
}
