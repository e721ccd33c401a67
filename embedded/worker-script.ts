import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

let bundled: URL | undefined;

/** The argument of `new Worker`: the compiled worker, or a bundle of its TypeScript sources. */
export async function workerScript(): Promise<URL> {
  if (!import.meta.url.endsWith('.ts')) return new URL('./worker.js', import.meta.url);
  bundled ??= await bundle();
  return bundled;
}

/**
 * Bundles the worker's sources. A worker does not inherit its parent's module loader (Node 20), and loading a
 * hundred files through a loader takes ten times as long as the rest of the store's start.
 */
async function bundle(): Promise<URL> {
  const { buildSync } = await import('esbuild');
  const lmdb = pathToFileURL(createRequire(import.meta.url).resolve('lmdb')).href;
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // A native module, which a data URL cannot resolve.
    alias: { lmdb },
    external: [lmdb],
    // The name of the bundle in stack traces.
    footer: { js: '//# sourceURL=embedded/worker.ts' },
  });
  return new URL(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`);
}
