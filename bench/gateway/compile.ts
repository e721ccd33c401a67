import { execFile } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = new URL('../../', import.meta.url);
const COMPILED = new URL('node_modules/.cache/bench/', ROOT);

/**
 * Compiles this folder and what it imports, as for production: what runs sources as they are wraps every function in
 * another, which the peers, compiled as they come, do not pay for. Gives where the folder is then.
 */
export async function compile(): Promise<URL> {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const config = fileURLToPath(new URL('tsconfig.json', import.meta.url));
  await promisify(execFile)(process.execPath, [tsc, '--project', config]);
  await mkdir(COMPILED, { recursive: true });
  for (const name of ['package.json', 'schema']) {
    await cp(new URL(name, ROOT), new URL(name, COMPILED), { recursive: true });
  }
  return new URL('dist/bench/gateway/', COMPILED);
}
