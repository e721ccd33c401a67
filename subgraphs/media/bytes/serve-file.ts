import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { BlobStore } from '#platform/blobs/index.js';
import type { Clock } from '#platform/clock.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { canSeeTweets } from '#social/visibility.js';
import type { MediaUrls, RequestedFile } from '../rules/media-url.js';
import type { Variant } from '../store/documents.js';
import type { Media } from '../store/media.js';
import { byteRangeOf } from './byte-range.js';

export interface FileDeps {
  media: Media;
  blobs: BlobStore;
  urls: MediaUrls;
  relationships: Pick<Relationships, 'viewPermissions'>;
  clock: Clock;
}

/** For the file of a picture: nothing in it runs, whatever a browser takes it for. */
const FILE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'referrer-policy': 'no-referrer',
  'accept-ranges': 'bytes',
};

/** Answers the file that a URL names. False for a URL that names none, or none that its viewer may see at this moment. */
export async function serveFile(
  deps: FileDeps,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = deps.urls.read(url);
  if (file === null || file.expiresAt <= deps.clock.now()) return false;
  const variant = await visibleVariant(deps, file);
  if (variant === null) return false;
  const etag = `"${file.sha256}"`;
  const headers = { ...FILE_HEADERS, etag, 'cache-control': cachingOf(file, deps.clock.now()) };
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, headers).end();
    return true;
  }
  const { bytes, contentType } = variant;
  const range = byteRangeOf(request.headers.range, bytes);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${bytes}` }).end();
    return true;
  }
  const content = request.method === 'HEAD' ? null : await deps.blobs.get(file.key, range ?? undefined);
  if (content === null && request.method !== 'HEAD') return false;
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'content-type': contentType,
    'content-length': end - start + 1,
    ...(range && { 'content-range': `bytes ${start}-${end}/${bytes}` }),
  });
  if (content === null) response.end();
  // Who leaves early ends the reading.
  else await pipeline(content, response).catch(() => undefined);
  return true;
}

/** Everybody's files may be kept for good: their URL names their content. A viewer's own end with their URL. */
function cachingOf({ viewerId, expiresAt }: RequestedFile, now: number): string {
  return viewerId === null
    ? 'public, max-age=31536000, immutable'
    : `private, max-age=${Math.floor((expiresAt - now) / 1000)}, immutable`;
}

/** Media are seen like the tweets of their owner. The permission is that of this moment: of the viewer that a URL was signed for, or of anybody. */
async function visibleVariant(
  { media, relationships }: FileDeps,
  { mediumId, sha256, viewerId }: RequestedFile,
): Promise<Variant | null> {
  const medium = await media.find(mediumId);
  const variant = medium?.variants.find((each) => each.sha256 === sha256);
  if (medium?.state !== 'READY' || variant === undefined) return null;
  const [toOwner] = await relationships.viewPermissions(viewerId, [medium.ownerId]);
  return toOwner && canSeeTweets(toOwner) ? variant : null;
}
