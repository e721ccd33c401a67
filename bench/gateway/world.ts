import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';

const TWEETS = 20;
const AUTHORS = 7;
const TRENDS = 10;

interface Row {
  id: string;
}

const users = Array.from({ length: AUTHORS }, (_, index) => ({
  id: `${1_900_000_000_000_000_000n + BigInt(index)}`,
  username: `person${index}`,
  displayName: `Person ${index}`,
}));
const tweets = Array.from({ length: TWEETS }, (_, index) => ({
  id: `${1_950_000_000_000_000_000n + BigInt(index)}`,
  kind: 'ORIGINAL',
  text: `Tweet ${index}: one hundred and forty characters are enough for everybody, most of the time`,
  likesCount: index,
  author: { id: users[index % AUTHORS]?.id },
}));
const trends = Array.from({ length: TRENDS }, (_, index) => ({
  rank: index + 1,
  name: `tag${index}`,
  tweetVolume: 1_000 - index,
  score: 2.5,
}));

const userById = new Map(users.map((user) => [user.id, user]));
const tweetById = new Map(tweets.map((tweet) => [tweet.id, tweet]));

export const TWEET_IDS = tweets.map(({ id }) => id);

/** Resolvers with constant data in memory, so that the gateway dominates the measurements. */
export const RESOLVERS: Readonly<Record<string, GraphQLResolverMap<unknown>>> = {
  users: { User: { __resolveReference: ({ id }: Row) => userById.get(id) ?? null } },
  tweets: {
    Query: { tweet: (_: unknown, { id }: Row) => tweetById.get(id) ?? null },
    Mutation: {
      postTweet: (_: unknown, { input }: { input: { text: string } }) => ({ ...tweets[0], text: input.text }),
    },
    Tweet: { __resolveReference: ({ id }: Row) => tweetById.get(id) ?? null },
  },
  timeline: {
    Query: {
      homeTimeline: () => ({
        edges: tweets.map(({ id, author }) => ({ cursor: id, node: { id, author } })),
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      }),
    },
  },
  trends: {
    Query: { trends: () => ({ asOf: new Date(0), window: 'HOUR', scope: 'global', items: trends }) },
  },
};
