// Composes the supergraph of the two subgraphs: node examples/own-supergraph/compose.js > supergraph.graphql
import { composeServices } from '@apollo/composition';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';

/** The SDL stands in the file of each subgraph, so that the example is complete in one file each. */
const typeDefsOf = (name) => {
  const source = readFileSync(new URL(`${name}.js`, import.meta.url), 'utf8');
  return parse(/parse\(`([^`]+)`\)/.exec(source)[1]);
};

const { supergraphSdl, errors } = composeServices([
  { name: 'products', url: 'http://127.0.0.1:4001/graphql', typeDefs: typeDefsOf('products') },
  { name: 'reviews', url: 'http://127.0.0.1:4002/graphql', typeDefs: typeDefsOf('reviews') },
]);
if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
process.stdout.write(`${supergraphSdl}\n`);
