import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What to hand to `new Worker`: the compiled worker, or a few lines that load the TypeScript source. */
export function workerScript(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./worker.js', import.meta.url);
  // A worker takes over no loader from its parent (Node 20), and the parent may be a test runner with its own.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'));
  const register = new URL('./index.mjs', tsx).href;
  const worker = new URL('./worker.ts', import.meta.url).href;
  const lines = `import { register } from '${register}'; register(); await import('${worker}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(lines)}`);
}
