import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  createUploadSigner,
  receiveUpload,
  UploadRefusal,
  UPLOADS_PATH,
  type UploadDeps,
} from '#platform/blobs/index.js';
import { ERRORS, type ErrorCode } from '#platform/errors.js';
import { closeServer, listen, urlOf } from '#platform/http-server.js';
import { withDisposal } from '#platform/lifecycle.js';
import type { Secrets } from '#platform/secrets.js';
import type { MediaOptions } from '#social/media-settings.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { mediaUrls } from '../rules/media-url.js';
import { Media } from '../store/media.js';
import { openBlobs } from '../store/open-blobs.js';
import { serveFile, type FileDeps } from './serve-file.js';

/** How long one request may take to arrive, in ms: a video on a slow line. */
const REQUEST_MS = 60 * 60_000;
const HEADERS_MS = 10_000;

/** Pages of any origin may upload and show media: what a URL allows is in the URL. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, PUT',
  'access-control-allow-headers': 'content-type, range',
  'access-control-max-age': '86400',
};

/** The HTTP server of bytes: it takes uploads to a directory, and serves the variants. */
export interface ByteService extends AsyncDisposable {
  /** Where it listens: `http://127.0.0.1:4001`. */
  readonly url: string;
  /** Begins to answer; before, every request is answered with 503. */
  open(deps: SubgraphDeps, options: MediaOptions, secrets: Secrets): Promise<void>;
}

/** Listens at once, since whoever makes URLs must know the port: the first of `ports` that is free; 0 takes any. */
export function openByteService(host: string, ports: readonly number[]): Promise<ByteService> {
  return withDisposal(async (stack) => {
    let deps: (FileDeps & { uploads: UploadDeps; log: SubgraphDeps['log'] }) | null = null;
    const server = createServer(
      { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS },
      (request, response) => void answer(deps, request, response),
    );
    await listenAtFirst(server, host, ports);
    stack.defer(() => closeServer(server));
    return {
      url: urlOf(server, host),
      open: async ({ mongo, relationships, clock, log }, options, secrets) => {
        const blobs = await openBlobs(stack, options, { secrets, clock });
        const signer = createUploadSigner(secrets.internal, options.origin);
        const urls = mediaUrls(secrets.internal, options.origin);
        const uploads = { store: blobs, signer, clock };
        deps = { media: new Media(mongo), blobs, urls, relationships, clock, uploads, log };
      },
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

async function listenAtFirst(
  server: Server,
  host: string,
  [port = 0, ...others]: readonly number[],
): Promise<void> {
  try {
    await listen(server, host, port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || others.length === 0) throw error;
    await listenAtFirst(server, host, others);
  }
}

async function answer(
  deps: (FileDeps & { uploads: UploadDeps; log: SubgraphDeps['log'] }) | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (deps === null) return refuse(response, 'SERVICE_UNAVAILABLE');
    const url = new URL(request.url ?? '', 'http://localhost');
    const { method = '' } = request;
    if (method === 'OPTIONS') return void response.writeHead(204, CORS).end();
    if (method === 'PUT' && url.pathname.startsWith(`${UPLOADS_PATH}/`)) {
      for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
      return await receiveUpload(deps.uploads, request, response);
    }
    if (url.pathname === '/health' || url.pathname === '/ready')
      return void response.writeHead(200).end('ok');
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isRead || !(await serveFile(deps, url, request, response))) refuse(response, 'NOT_FOUND');
  } catch (error) {
    if (error instanceof UploadRefusal) return refuse(response, error.code, error.message);
    deps?.log.error({ err: error }, 'a request for bytes failed');
    refuse(response, 'SERVICE_UNAVAILABLE');
  }
}

/** Closes the connection: the rest of a body that is refused is not read. */
function refuse(response: ServerResponse, code: ErrorCode, message: string = ERRORS[code].message): void {
  if (response.headersSent) return void response.destroy();
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  response
    .writeHead(ERRORS[code].status, {
      ...CORS,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    })
    .end(body);
}
