import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { makeCertificates } from '../services/certificates.js';
import { AnswerQueue, type PushAnswer } from './answer-queue.js';
import { PushBrowser } from './browser.js';
import { checkVapid, type VapidClaims } from './vapid.js';

/** A message as a browser received it. */
export interface ReceivedPush {
  readonly browser: PushBrowser;
  readonly data: unknown;
  readonly headers: IncomingHttpHeaders;
  readonly vapid: VapidClaims;
}

/**
 * A push service of browsers at https://127.0.0.1. It accepts what is signed by `publicKey` and encrypted for the browser, and
 * answers as it is told.
 */
export class WebPushServer implements AsyncDisposable {
  /** In the order of arrival. */
  readonly received: ReceivedPush[] = [];
  /** Why requests were refused, in the order of arrival. */
  readonly refused: string[] = [];
  /** The path of every request, accepted or not. */
  readonly requests: string[] = [];
  /** The certificate to trust, PEM. */
  readonly ca: string;
  /** The VAPID key with which browsers have subscribed; set before the first request. */
  publicKey = '';
  readonly #server: Server;
  readonly #browsers = new Map<string, PushBrowser>();
  readonly #answers = new AnswerQueue<string>();

  private constructor(server: Server, ca: string) {
    this.#server = server;
    this.ca = ca;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#handle(request, response);
    });
  }

  static async start(): Promise<WebPushServer> {
    await using certificates = await makeCertificates();
    const [key, cert, ca] = await Promise.all(
      [certificates.serverKey, certificates.serverCert, certificates.ca].map((path) =>
        readFile(path, 'utf8'),
      ),
    );
    const server = createServer({ key, cert });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new WebPushServer(server, ca ?? '');
  }

  get origin(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A browser that has subscribed. */
  subscribe(): PushBrowser {
    const path = `/send/${crypto.randomUUID()}`;
    const browser = new PushBrowser(this.origin + path);
    this.#browsers.set(path, browser);
    return browser;
  }

  /** Answers the next requests to a browser's endpoint in this way, the last answer for ever. */
  answer(browser: PushBrowser, ...answers: PushAnswer[]): void {
    this.#answers.set(pathOf(browser), answers);
  }

  /** What a browser has received, oldest first. */
  inboxOf(browser: PushBrowser): ReceivedPush[] {
    return this.received.filter((each) => each.browser === browser);
  }

  /** How many requests came to a browser's endpoint. */
  requestsTo(browser: PushBrowser): number {
    return this.requests.filter((path) => path === pathOf(browser)).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.requests.push(path);
    const browser = this.#browsers.get(path);
    const answer = this.#answers.next(path) ?? { status: 201 };
    const body = await buffer(request);
    if (answer === 'nothing') return;
    if (!browser || answer.status >= 300) {
      response.writeHead(browser ? answer.status : 404, answer.headers).end();
      return;
    }
    try {
      this.received.push(this.#accept(browser, request, body));
      response.writeHead(answer.status, answer.headers).end();
    } catch (error) {
      this.refused.push(String(error));
      response.writeHead(403).end(String(error));
    }
  }

  #accept(browser: PushBrowser, { headers }: IncomingMessage, body: Buffer): ReceivedPush {
    const vapid = checkVapid(headers.authorization, { publicKey: this.publicKey, origin: this.origin });
    if (headers['content-encoding'] !== 'aes128gcm') throw new Error('Wrong content encoding.');
    if (!/^\d+$/.test(headers['ttl']?.toString() ?? '')) throw new Error('No TTL.');
    if (!/^[\w-]{0,32}$/.test(headers['topic']?.toString() ?? '')) throw new Error('Wrong topic.');
    return { browser, data: JSON.parse(browser.decrypt(body)), headers, vapid };
  }
}

function pathOf({ subscription }: PushBrowser): string {
  return new URL(subscription.endpoint).pathname;
}
