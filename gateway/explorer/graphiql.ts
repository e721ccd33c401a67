import { HttpRefusal, sendAsset, type Asset, type Handler } from '../http/index.js';
import type { Example } from './example.js';
import type { ExplorerSession } from './explorer-session.js';
import { loadGraphiqlAssets } from './graphiql-assets.js';

/** GraphiQL, served by the gateway itself, so that it works offline. Its 6 MB are loaded at the first request. */
export function graphiqlPages(examples: readonly Example[], session?: ExplorerSession): Handler {
  let loading: Promise<ReadonlyMap<string, Asset>> | undefined;
  return async (http) => {
    const assets = await (loading ??= loadGraphiqlAssets(examples, session));
    const asset = assets.get(http.target.path);
    if (!asset) throw new HttpRefusal('NOT_FOUND', { message: 'There is nothing at this path.' });
    const { headers, url } = http.request;
    const isPage = asset.type.startsWith('text/html');
    // The content of a path with a version never changes. The address of the page has the query of its tab.
    const isVersioned = !isPage && url?.includes('?') === true;
    sendAsset(
      http,
      asset,
      isVersioned,
      isPage ? { 'content-security-policy': policy(headers.host ?? '') } : {},
    );
  };
}

/** Allows the gateway's own files alone. The editor starts its workers from blobs and writes inline styles. */
function policy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    'worker-src blob:',
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
