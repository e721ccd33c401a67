// Composes the subgraphs' SDL into schema/supergraph.graphql, for the gateway, and schema/api.graphql, for clients:
// `npm run compose`
import { writeFile } from 'node:fs/promises';
import { composeSchemas } from './composition.js';

const { supergraph, api, hints } = composeSchemas();
for (const hint of hints) console.warn(`hint: ${hint}`);
await writeFile('schema/supergraph.graphql', supergraph);
await writeFile('schema/api.graphql', api);
console.log('Wrote schema/supergraph.graphql and schema/api.graphql');
