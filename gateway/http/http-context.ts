import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FormattedExecutionResult } from 'graphql';
import { CallerGone } from '../data-source/index.js';
import { JSON_TYPE } from './media-types.js';
import type { HttpRefusal } from './refusal.js';
import { targetOf, type Target } from './target.js';

/** The format in which a client's own request id is accepted. */
const REQUEST_ID = /^[\w-]{8,64}$/;

type Headers = Readonly<Record<string, string>>;

/** On every response: no sniffing, no framing, no referrer, no caching. */
const SECURITY_HEADERS: Headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export interface HttpContextOptions {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly clientIp: string | null;
  /** Whether each response closes its connection; read when the response is sent. */
  readonly connections: { readonly areClosing: boolean };
}

/** One HTTP request and its response. */
export class HttpContext {
  readonly request: IncomingMessage;
  readonly target: Target;
  readonly requestId: string;
  readonly clientIp: string | null;
  readonly #response: ServerResponse;
  readonly #connections: HttpContextOptions['connections'];

  constructor({ request, response, clientIp, connections }: HttpContextOptions) {
    const given = request.headers['x-request-id'];
    this.request = request;
    this.target = targetOf(request);
    this.requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    this.clientIp = clientIp;
    this.#response = response;
    this.#connections = connections;
  }

  get answered(): boolean {
    return this.#response.headersSent;
  }

  /** Calls `listener` when the client disconnects before the response is sent; at once when it already has. */
  onLeft(listener: (reason: Error) => void): void {
    const onClose = (): void => {
      if (!this.#response.writableFinished) listener(new CallerGone('The client has left.'));
    };
    if (this.#response.closed) onClose();
    else this.#response.on('close', onClose);
  }

  /** Calls `listener` when the response is sent, or the client has disconnected. */
  onOver(listener: () => void): void {
    this.#response.once('close', listener);
  }

  /** Sends the head of a response that stays open; the caller writes the body. */
  begin(headers: Headers): ServerResponse {
    this.#closeIfAsked();
    this.#response.writeHead(200, { ...SECURITY_HEADERS, 'x-request-id': this.requestId, ...headers });
    return this.#response;
  }

  send(status: number, headers: Headers, body: string | Buffer): void {
    this.#answer(status, [headers], body);
  }

  /** The parts of `headers` have no name in common. */
  sendJson(status: number, value: unknown, mediaType = JSON_TYPE, ...headers: readonly Headers[]): void {
    const type = { 'content-type': `${mediaType}; charset=utf-8` };
    this.#answer(status, [type, ...headers], JSON.stringify(value));
  }

  refuse({ code, message, status, headers }: HttpRefusal, cors: Headers = {}): void {
    const result: FormattedExecutionResult = {
      errors: [{ message, extensions: { code, requestId: this.requestId } }],
    };
    this.sendJson(status, result, JSON_TYPE, cors, headers);
  }

  #answer(status: number, headers: readonly Headers[], body: string | Buffer): void {
    // Node reads a list of names and values faster than an object.
    const lines = ['x-request-id', this.requestId, 'content-length', String(Buffer.byteLength(body))];
    for (const part of headers) for (const name in part) lines.push(name, part[name]!);
    for (const name in SECURITY_HEADERS)
      if (!headers.some((part) => name in part)) lines.push(name, SECURITY_HEADERS[name]!);
    this.#closeIfAsked();
    this.#response.writeHead(status, lines).end(body);
  }

  #closeIfAsked(): void {
    if (this.#connections.areClosing) this.#response.setHeader('connection', 'close');
  }
}
