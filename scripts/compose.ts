// Composes the subgraphs' SDL into schema/supergraph.graphql, for the gateway, and schema/api.graphql and schema/client/, for
// clients: `npm run compose`
import { writeFile } from 'node:fs/promises';
import { composeSchemas, FILES } from './composition.js';

const composition = composeSchemas();
for (const hint of composition.hints) console.warn(`hint: ${hint}`);
for (const [name, path] of FILES) await writeFile(path, composition[name]);
console.log(`Wrote ${FILES.map(([, path]) => path).join(', ')}`);
