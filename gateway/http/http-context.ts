import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FormattedExecutionResult } from 'graphql';
import { CallerGone } from '../data-source/index.js';
import { JSON_TYPE } from './media-types.js';
import type { HttpRefusal } from './refusal.js';
import { targetOf, type Target } from './target.js';

/** The format in which a client's own request id is accepted. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** On every response: no sniffing, no framing, no referrer, no caching. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** One HTTP request and its response. */
export class HttpContext {
  readonly request: IncomingMessage;
  readonly target: Target;
  readonly requestId: string;
  readonly clientIp: string | null;
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, response: ServerResponse, clientIp: string | null) {
    const given = request.headers['x-request-id'];
    this.request = request;
    this.target = targetOf(request);
    this.requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    this.clientIp = clientIp;
    this.#response = response;
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
  begin(headers: Readonly<Record<string, string>>): ServerResponse {
    this.#response.writeHead(200, { ...SECURITY_HEADERS, 'x-request-id': this.requestId, ...headers });
    return this.#response;
  }

  send(status: number, headers: Readonly<Record<string, string>>, body: string | Buffer): void {
    const lines = ['x-request-id', this.requestId, 'content-length', String(Buffer.byteLength(body))];
    for (const name in headers) lines.push(name, headers[name]!);
    for (const name in SECURITY_HEADERS)
      if (headers[name] === undefined) lines.push(name, SECURITY_HEADERS[name]!);
    this.#response.writeHead(status, lines).end(body);
  }

  sendJson(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): void {
    this.send(status, { 'content-type': `${JSON_TYPE}; charset=utf-8`, ...headers }, JSON.stringify(value));
  }

  refuse({ code, message, status, headers }: HttpRefusal, cors: Readonly<Record<string, string>> = {}): void {
    const result: FormattedExecutionResult = {
      errors: [{ message, extensions: { code, requestId: this.requestId } }],
    };
    this.sendJson(status, result, { ...cors, ...headers });
  }
}
