import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { AnswerQueue, type PushAnswer } from './answer-queue.js';

/** A message in the format of FCM's HTTP v1 API. */
export interface AppPush {
  readonly token: string;
  readonly data: Readonly<Record<string, string>>;
  readonly android: { readonly collapse_key: string; readonly ttl: string };
  readonly apns: { readonly headers: Readonly<Record<string, string>> };
}

/** A push service of apps. It wants a bearer token and JSON, and answers as it is told. */
export class AppPushServer implements AsyncDisposable {
  readonly received: AppPush[] = [];
  /** The bearer token that it accepts. */
  bearer = 'first-token';
  readonly #server: Server;
  readonly #answers = new AnswerQueue<string>();

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => void this.#handle(request, response));
  }

  static async start(): Promise<AppPushServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new AppPushServer(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/messages:send`;
  }

  /** Answers the next messages to a device in this way, the last answer for ever. */
  answer(token: string, ...answers: PushAnswer[]): void {
    this.#answers.set(token, answers);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { message } = (await json(request)) as { message: AppPush };
    const answer = this.#answers.next(message.token) ?? { status: 200 };
    if (answer === 'nothing') return;
    const isKnown = request.headers.authorization === `Bearer ${this.bearer}`;
    const isJson = request.headers['content-type'] === 'application/json';
    const status = !isKnown ? 401 : !isJson ? 400 : answer.status;
    if (status === 200) this.received.push(message);
    response.writeHead(status, { 'content-type': 'application/json', ...answer.headers }).end('{}');
  }
}
