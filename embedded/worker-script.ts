import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

let bundled: URL | undefined;

/** What to hand to `new Worker`: the compiled worker, or what its TypeScript sources come to. */
export async function workerScript(): Promise<URL> {
  if (!import.meta.url.endsWith('.ts')) return new URL('./worker.js', import.meta.url);
  bundled ??= await bundle();
  return bundled;
}

/**
 * All of the worker's sources in one text. A worker takes over no loader from its parent (Node 20), and to load a loader and
 * a hundred files through it takes ten times as long as all else that the store does to start.
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
    // Native, and a text has no folder from which a package could be found.
    alias: { lmdb },
    external: [lmdb],
    // What a stack names in place of the whole text.
    footer: { js: '//# sourceURL=embedded/worker.ts' },
  });
  return new URL(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`);
}
