import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compiledManifest } from '#testkit/compiled/manifest.js';

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
  await writeFile(new URL('package.json', COMPILED), await compiledManifest());
  return new URL('dist/bench/gateway/', COMPILED);
}
