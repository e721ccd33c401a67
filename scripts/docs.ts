// Renders the reference of the API, which the gateway serves at /docs: `npm run docs`
import { writeFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { composeSchemas } from './composition.js';
import { renderReference } from './reference.js';

await writeFile('schema/reference.html', await renderReference(buildSchema(composeSchemas().api)));
console.log('Wrote schema/reference.html');
