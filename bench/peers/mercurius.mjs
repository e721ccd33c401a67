// Mercurius Gateway with its just-in-time compiler. It reads the older federation, so it is told the part of the graph that
// is asked for in the words of that.
import Fastify from 'fastify';
import gatewayPlugin from '@mercuriusjs/gateway';
import { order, ready } from './member.mjs';

const SDL = {
  users: `extend type Query { user(username: String!): User }
    type User @key(fields: "id") { id: ID! username: String! displayName: String! }`,
  tweets: `extend type Query { tweet(id: ID!): Tweet }
    extend type Mutation { postTweet(input: PostTweetInput!): Tweet! }
    input PostTweetInput { text: String! }
    type Tweet @key(fields: "id") { id: ID! text: String! likesCount: Int! author: User }
    extend type User @key(fields: "id") { id: ID! @external }`,
  timeline: `extend type Query { homeTimeline(first: Int! = 50): TweetConnection! }
    type TweetConnection { edges: [TweetEdge!]! }
    type TweetEdge { cursor: String! node: Tweet }
    extend type Tweet @key(fields: "id") { id: ID! @external }`,
  trends: `extend type Query { trends(first: Int! = 10): TrendList! }
    type TrendList { items: [Trend!]! }
    type Trend { rank: Int! name: String! tweetVolume: Int! }`,
};

const app = Fastify();
await app.register(gatewayPlugin, {
  jit: 1,
  gateway: {
    services: Object.entries(SDL).map(([name, schema]) => ({
      name,
      schema,
      url: order.subgraphs[name],
      connections: 128,
      allowBatchedQueries: false,
    })),
  },
});
await app.listen({ host: '127.0.0.1', port: 0 });
ready({ url: `http://127.0.0.1:${app.server.address().port}/graphql` });
