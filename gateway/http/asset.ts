import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { HttpContext } from './http-context.js';

/** A file for browsers, plain and compressed, so that neither is made per request. */
export interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

/** The icon of the gateway's pages. */
export const FAVICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><text y="13" font-size="13">🪺</text></svg>',
)}`;

/** Runs in another thread, because large files take about a second. */
const compress = promisify(gzip);

export async function assetOf(type: string, text: string): Promise<Asset> {
  const plain = Buffer.from(text);
  return { type, plain, gzipped: await compress(plain) };
}

/**
 * Sends a file. `isVersioned` tells that its address changes with its content, so that browsers keep it; `headers` are further ones,
 * such as a content security policy.
 */
export function sendAsset(
  http: HttpContext,
  { type, plain, gzipped }: Asset,
  isVersioned: boolean,
  headers: Readonly<Record<string, string>> = {},
): void {
  const takesGzip = String(http.request.headers['accept-encoding'] ?? '').includes('gzip');
  http.send(
    200,
    {
      'content-type': type,
      vary: 'accept-encoding',
      'cache-control': isVersioned ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(takesGzip ? { 'content-encoding': 'gzip' } : {}),
      ...headers,
    },
    takesGzip ? gzipped : plain,
  );
}
