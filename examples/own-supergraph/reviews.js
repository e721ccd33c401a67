// The reviews subgraph, with a subscription over graphql-transport-ws. node examples/own-supergraph/reviews.js [port]
import { EventEmitter, on } from 'node:events';
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const reviews = [{ id: '1', productId: '1', stars: 5, text: 'The tits moved in at once.' }];
const events = new EventEmitter().setMaxListeners(0);

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Mutation { review(productId: ID!, stars: Int!, text: String!): Review! }
  type Subscription { reviewed: Review! }
  type Review { id: ID! stars: Int! text: String! product: Product! }
  type Product @key(fields: "id") { id: ID! reviews: [Review!]! }
`);

const schema = buildSubgraphSchema({
  typeDefs,
  resolvers: {
    Mutation: {
      review: (_, input) => {
        const review = { id: String(reviews.length + 1), ...input };
        reviews.push(review);
        events.emit('reviewed', { reviewed: review });
        return review;
      },
    },
    Subscription: {
      reviewed: {
        async *subscribe() {
          for await (const [event] of on(events, 'reviewed')) yield event;
        },
      },
    },
    Review: { product: ({ productId }) => ({ id: productId }) },
    Product: {
      __resolveReference: ({ id }) => ({ id }),
      reviews: ({ id }) => reviews.filter(({ productId }) => productId === id),
    },
  },
});

const port = Number(process.argv[2] ?? 4002);
const server = createServer(createHandler({ schema }));
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
server.listen(port, '127.0.0.1', () => {
  console.log(`reviews is ready at http://127.0.0.1:${server.address().port}/graphql`);
});
