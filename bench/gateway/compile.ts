import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = new URL('../../', import.meta.url);
const COMPILED = new URL('node_modules/.cache/bench/', ROOT);

/**
 * Compiles this folder and its imports as for production; returns the URL of the compiled folder. The loader that runs
 * TypeScript sources wraps every function, a cost that the compiled peers do not have.
 */
export async function compile(): Promise<URL> {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const config = fileURLToPath(new URL('tsconfig.json', import.meta.url));
  await promisify(execFile)(process.execPath, [tsc, '--project', config]);
  await mkdir(COMPILED, { recursive: true });
  await cp(new URL('schema', ROOT), new URL('schema', COMPILED), { recursive: true });
  await writeFile(new URL('package.json', COMPILED), await packageJson());
  return new URL('dist/bench/gateway/', COMPILED);
}

/** The package manifest with an import path for `testkit/`: the published package has none, but the bench imports it. */
async function packageJson(): Promise<string> {
  const published = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8')) as { imports: object };
  const imports = { ...published.imports, '#testkit/*.js': './dist/testkit/*.js' };
  return JSON.stringify({ ...published, imports });
}
