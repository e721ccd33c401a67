import { readFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import { composeSchemas, FILES } from '../composition.js';
import { renderReference } from '../reference.js';

/** Composes, renders, and compares with the committed files. Hints of the composition are printed, and pass. */
export async function checkDrift(): Promise<string[]> {
  const composition = composeSchemas();
  for (const hint of composition.hints) console.log(`  hint: ${hint}`);
  const stale: string[] = [];
  for (const [name, path] of FILES) {
    if ((await readFile(path, 'utf8')) !== composition[name]) stale.push(`${path} is stale: npm run compose`);
  }
  const reference = await renderReference(buildSchema(composition.api));
  if ((await readFile('schema/reference.html', 'utf8')) !== reference)
    stale.push('schema/reference.html is stale: npm run docs');
  return stale;
}
