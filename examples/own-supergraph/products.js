// The products subgraph: stock libraries, one file. node examples/own-supergraph/products.js [port]
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';

const PRODUCTS = [
  { id: '1', name: 'Nest box', price: 35 },
  { id: '2', name: 'Bird feeder', price: 20 },
];
const find = ({ id }) => PRODUCTS.find((product) => product.id === id) ?? null;

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@listSize"])
  type Query {
    products(first: Int = 10): [Product!]! @listSize(slicingArguments: ["first"])
    product(id: ID!): Product
  }
  type Product @key(fields: "id") { id: ID! name: String! price: Int! }
`);

const schema = buildSubgraphSchema({
  typeDefs,
  resolvers: {
    Query: {
      products: (_, { first }) => PRODUCTS.slice(0, first),
      product: (_, { id }) => find({ id }),
    },
    Product: { __resolveReference: find },
  },
});

const port = Number(process.argv[2] ?? 4001);
const server = createServer(createHandler({ schema }));
server.listen(port, '127.0.0.1', () => {
  console.log(`products is ready at http://127.0.0.1:${server.address().port}/graphql`);
});
