import { readFile } from 'node:fs/promises';

const PACKAGE = new URL('../../package.json', import.meta.url);

/** The manifest beside compiled code. It has an import path for `testkit/`, too: the published package has none. */
export async function compiledManifest(): Promise<string> {
  const published = JSON.parse(await readFile(PACKAGE, 'utf8')) as { imports: object };
  const imports = { ...published.imports, '#testkit/*.js': './dist/testkit/*.js' };
  return JSON.stringify({ ...published, imports });
}
