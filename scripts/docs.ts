// Renders the reference of the API, which the gateway serves at /docs, the list of metrics, the manifests of the subgraphs for
// Kubernetes, and the list of what the API has beyond the client contract: `npm run docs`
import { readFile, writeFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { schemaOf } from './checks/contract.js';
import { composeSchemas } from './composition.js';
import { contractChanges, withContractChanges } from './contract-changes.js';
import { KUBERNETES_FILE, renderKubernetes } from './kubernetes.js';
import { METRICS_PAGE, renderMetrics } from './metrics-page.js';
import { renderReference } from './reference.js';

const api = buildSchema(composeSchemas().api);
await writeFile('schema/reference.html', await renderReference(api));
await writeFile(METRICS_PAGE, await renderMetrics());
await writeFile(KUBERNETES_FILE, await renderKubernetes());
const changes = await contractChanges(await schemaOf('contract'), api);
await writeFile('CHANGELOG.md', withContractChanges(await readFile('CHANGELOG.md', 'utf8'), changes));
console.log(
  `Wrote schema/reference.html, docs/metrics.md, ${KUBERNETES_FILE} and the client contract in CHANGELOG.md`,
);
