import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compiledManifest } from './manifest.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache');
/** The programs that tests start, and what these import. */
const FOLDERS = [
  'schema',
  'platform',
  'social',
  'embedded',
  'subgraphs',
  'gateway',
  'network',
  'testkit',
  'tests',
];

/** The environment variable with the folder of the compiled code. */
export const COMPILED = 'TESTS_COMPILED';

/**
 * Compiles the checkout once for each run of the tests. The processes that tests start run compiled code, as in production: a
 * process that compiles its own sources takes twice the processor time until it is ready.
 */
export default async function compile(): Promise<() => Promise<void>> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'tests-'));
  const dist = join(folder, 'dist');
  await build({
    absWorkingDir: ROOT,
    entryPoints: FOLDERS.map((name) => `${name}/**/*.ts`),
    outbase: ROOT,
    outdir: dist,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  // The files beside the compiled code that are not TypeScript; without its built files the web client is built on demand.
  await symlink(join(ROOT, 'schema'), join(folder, 'schema'));
  await symlink(join(ROOT, 'web'), join(dist, 'web'));
  await writeFile(join(folder, 'package.json'), await compiledManifest());
  process.env[COMPILED] = dist;
  return () => rm(folder, { recursive: true, force: true });
}
