import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { assetOf, type Site, type SiteFiles } from '#gateway/index.js';
import type { ExplorerAccount } from '../explorer-session.js';
import type { BuiltFile } from './bundle.js';
import { pageOf } from './page.js';

/** Where the web client is served; its page is at `/` too. */
export const WEB_PATH = '/app';
/** The built files beside the compiled code; a checkout has none. */
const BUILT = new URL('../../web/', import.meta.url);
const DOCUMENTS = new URL('../../web/graphql/generated/persisted-documents.json', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** The web client of Rookery, as a gateway serves it. */
export function webClient(demo: ExplorerAccount | undefined): Site {
  return { path: WEB_PATH, load: () => load(demo) };
}

/** The documents of the web client by their ids: it sends nothing else. */
export function webDocuments(): ReadonlyMap<string, string> {
  return new Map(Object.entries(JSON.parse(readFileSync(DOCUMENTS, 'utf8')) as Record<string, string>));
}

async function load(demo: ExplorerAccount | undefined): Promise<SiteFiles> {
  const built = await builtFiles();
  const files = built.map(async ({ name, text }) => {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return [`${WEB_PATH}/${name}`, await assetOf(type, text)] as const;
  });
  return {
    page: await assetOf('text/html; charset=utf-8', pageOf(WEB_PATH, built, demo)),
    files: new Map(await Promise.all(files)),
  };
}

/** The build reads the files that it wrote; a checkout bundles its sources now, in about a second. */
async function builtFiles(): Promise<readonly BuiltFile[]> {
  const names = (await readdir(BUILT)).filter((name) => /-[A-Z0-9]+\.(js|css)$/.test(name));
  if (names.length > 0)
    return Promise.all(
      names.map(async (name) => ({ name, text: await readFile(new URL(name, BUILT), 'utf8') })),
    );
  const { bundleWebClient } = await import('./bundle.js');
  return bundleWebClient(WEB_PATH);
}
