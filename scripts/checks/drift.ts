import { readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { contractChanges, withContractChanges } from '../contract-changes.js';
import { schemaOf } from './contract.js';
import { composeSchemas, FILES } from '../composition.js';
import { KUBERNETES_FILE, renderKubernetes } from '../kubernetes.js';
import { METRICS_PAGE, renderMetrics } from '../metrics-page.js';
import { renderReference } from '../reference.js';

/** Composes, renders, and compares with the committed files. Hints of the composition are printed, and pass. */
export async function checkDrift(): Promise<string[]> {
  const composition = composeSchemas();
  for (const hint of composition.hints) console.log(`  hint: ${hint}`);
  const stale: string[] = [];
  for (const [name, path] of FILES) {
    if ((await readFile(path, 'utf8')) !== composition[name]) stale.push(`${path} is stale: npm run compose`);
  }
  if ((await readFile(METRICS_PAGE, 'utf8')) !== (await renderMetrics()))
    stale.push(`${METRICS_PAGE} is stale: npm run docs`);
  if ((await readFile(KUBERNETES_FILE, 'utf8')) !== (await renderKubernetes()))
    stale.push(`${KUBERNETES_FILE} is stale: npm run docs`);
  const api = buildSchema(composition.api);
  const reference = await renderReference(api);
  if ((await readFile('schema/reference.html', 'utf8')) !== reference)
    stale.push('schema/reference.html is stale: npm run docs');
  const changelog = await readFile('CHANGELOG.md', 'utf8');
  const changes = await contractChanges(await schemaOf('contract'), api);
  if (withContractChanges(changelog, changes) !== changelog)
    stale.push('The client contract in CHANGELOG.md is stale: npm run docs');
  return stale;
}
