import { readFile } from 'node:fs/promises';
import { composeSchemas } from '../composition.js';

/** Composes and compares with the committed files. Hints of the composition are printed, and pass. */
export async function checkDrift(): Promise<string[]> {
  const { supergraph, api, hints } = composeSchemas();
  for (const hint of hints) console.log(`  hint: ${hint}`);
  const files = [
    ['schema/supergraph.graphql', supergraph],
    ['schema/api.graphql', api],
  ] as const;
  const stale: string[] = [];
  for (const [path, fresh] of files) {
    if ((await readFile(path, 'utf8')) !== fresh) stale.push(`${path} is stale: npm run compose`);
  }
  return stale;
}
