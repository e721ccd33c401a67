// Builds the web client into the folder of the compiled code, for installations without a bundler: the last step of `npm run build`
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { bundleWebClient } from '../network/web-client/bundle.js';
import { WEB_PATH } from '../network/web-client/index.js';

const [folder = 'dist'] = process.argv.slice(2);
const OUT = `${folder}/web`;
const DOCUMENTS = 'graphql/generated/persisted-documents.json';

await mkdir(OUT, { recursive: true });
for (const { name, text } of await bundleWebClient(WEB_PATH)) await writeFile(`${OUT}/${name}`, text);
await cp(`web/${DOCUMENTS}`, `${OUT}/${DOCUMENTS}`);
