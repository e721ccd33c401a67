import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILED } from './compile.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RUN_SOURCES = ['--conditions=source', '--import', 'tsx'];

/**
 * The arguments of `node` that run a program of this checkout: its compiled file in a run of the tests, its source in a bench.
 * `source` is the TypeScript file; a path is relative to the root.
 */
export function program(source: URL | string): string[] {
  const file = typeof source === 'string' ? join(ROOT, source) : fileURLToPath(source);
  const folder = process.env[COMPILED];
  if (folder === undefined) return [...RUN_SOURCES, file];
  return [join(folder, relative(ROOT, file).replace(/\.ts$/, '.js'))];
}

/** The arguments of `node` that run the command `rookery`. */
export function rookeryProgram(...command: readonly string[]): string[] {
  return [...program('network/main.ts'), ...command];
}
