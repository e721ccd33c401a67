// Composes the four subgraphs' SDL into schema/supergraph.graphql (what the gateway boots from) and schema/api.graphql
// (what clients see). `npm run compose`
import { writeFile } from 'node:fs/promises';
import { composeSchemas } from './composition.js';

const { supergraph, api, hints } = composeSchemas();
for (const hint of hints) console.warn(`hint: ${hint}`);
await writeFile('schema/supergraph.graphql', supergraph);
await writeFile('schema/api.graphql', api);
console.log('Wrote schema/supergraph.graphql and schema/api.graphql');
