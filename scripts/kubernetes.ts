import { readFile } from 'node:fs/promises';
import { addressSetting } from '#network/settings.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';

/** The manifests of the subgraphs, generated from the template beside them. */
export const KUBERNETES_FILE = 'deploy/kubernetes/base/subgraphs.yaml';
const TEMPLATE = 'deploy/kubernetes/base/subgraph.template.yaml';

/** Renders the template for each subgraph, and the addresses that gateways reach the subgraphs at. */
export async function renderKubernetes(): Promise<string> {
  const template = await readFile(TEMPLATE, 'utf8');
  const addresses = SUBGRAPH_NAMES.map((name) => `  ${addressSetting(name)}: http://${name}:4000/graphql\n`);
  const settings = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: rookery-subgraphs\ndata:\n${addresses.join('')}`;
  const manifests = SUBGRAPH_NAMES.map((name) => template.replaceAll('$NAME', name));
  return [
    '# Generated from subgraph.template.yaml and subgraphs/index.ts: npm run docs\n',
    [settings, ...manifests].join('---\n'),
  ].join('');
}
