import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A built file of the web client. */
export interface BuiltFile {
  /** The name below the path of the client; it changes with the content. */
  readonly name: string;
  readonly text: string;
}

const ENTRY = fileURLToPath(new URL('../../web/main.tsx', import.meta.url));

/** Bundles the web client for browsers of the last two years. `path` is where its files are served. */
export async function bundleWebClient(path: string): Promise<readonly BuiltFile[]> {
  const { outputFiles } = await build({
    entryPoints: { app: ENTRY },
    outdir: '/',
    publicPath: path,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    write: false,
    minify: true,
    splitting: true,
    format: 'esm',
    target: ['chrome123', 'firefox120', 'safari17.500'],
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  return outputFiles.map(({ path: file, text }) => ({ name: file.replace(/^.*[\\/]/, ''), text }));
}
