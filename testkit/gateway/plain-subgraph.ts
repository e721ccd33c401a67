import type { GraphQLDataSource } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { graphql, type GraphQLFormattedError } from 'graphql';
import { readTypeDefs } from '#platform/subgraph.js';
import type { Viewer } from '#platform/viewer.js';

/** A tweet as the plain subgraph has it. */
export interface PlainTweet {
  id: string;
  authorId: string;
  text: string;
  likesCount: number;
  retweetOf: string | null;
}

/** The representations of one fetch, and what was asked of them. */
export interface AskedFor {
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
 * The tweets subgraph's SDL over a map, on the port that the gateway asks subgraphs by: tells what it was asked, and can be held up
 * after it has read and before it answers.
 */
export class PlainSubgraph implements GraphQLDataSource {
  readonly tweets = new Map<string, PlainTweet>();
  readonly asked: AskedFor[] = [];
  /** Awaited between reading and answering. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();
  /** Ids whose text cannot be told. */
  readonly broken = new Set<string>();
  /** The views that it was told of, by id, batch by batch. */
  readonly views: (readonly [id: string, times: number])[][] = [];
  /** Whether every fetch fails as a whole. */
  isAway = false;
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
    // Of views it is told when it is time for that, not when somebody asks for something.
    if (!query.includes('countViews')) this.asked.push({ ids: representations.map(({ id }) => id), query });
    if (this.isAway) return { data: null, errors: [{ message: 'Away.', path: [] }] };
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
