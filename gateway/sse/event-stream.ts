import type { ServerResponse } from 'node:http';
import type { AccessToken } from '#platform/tokens/index.js';
import { CallerGone } from '../data-source/index.js';
import { EVENT_STREAM, HttpRefusal, type HttpContext } from '../http/index.js';
import { CLOSE, BackpressuredWriter, type Channel, type Connection } from '../socket/index.js';

/** The close code of WebSocket for a connection that ended without a closing handshake. */
const ABNORMAL = 1006;
const NORMAL = 1000;

export interface EventStreamOptions {
  now: () => number;
  /** Headers of the response besides its own. */
  headers: Readonly<Record<string, string>>;
  onOpen: () => void;
  /** Called once, with the close code that a socket would have had; null for a stream that was never opened. */
  onOver: (code: number | null) => void;
}

/**
 * The response to one operation as server-sent events, in the distinct connections mode of graphql-sse: `next` for each
 * result, then `complete`. A stream that the gateway ends has no `complete`, so that the client reconnects. The reason is in a
 * comment.
 */
export class EventStream implements Connection {
  readonly clientIp: string | null;
  readonly openedAt: number;
  readonly introduced = true;
  access: AccessToken | null = null;
  readonly #http: HttpContext;
  readonly #options: EventStreamOptions;
  readonly #over = new AbortController();
  #open: { response: ServerResponse; writer: BackpressuredWriter<string> } | null = null;
  #code: number | null = null;

  constructor(http: HttpContext, options: EventStreamOptions) {
    this.clientIp = http.clientIp;
    this.openedAt = options.now();
    this.#http = http;
    this.#options = options;
    http.onOver(() => {
      this.#open?.writer.release();
      this.#abort();
      options.onOver(this.#open && (this.#code ?? ABNORMAL));
    });
  }

  /** Aborts when the stream has ended, or must not be opened any more. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** The error of an operation whose connection was closed before it had a result; null while it is open. */
  get refusal(): HttpRefusal | null {
    if (this.#code === null) return null;
    return new HttpRefusal(this.#code === CLOSE.Forbidden ? 'UNAUTHENTICATED' : 'SERVICE_UNAVAILABLE');
  }

  /** Counts the operation until the stream is open. */
  get running(): number {
    return this.#open || this.#over.signal.aborted ? 0 : 1;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  get stalledFor(): number {
    return this.#open?.writer.stalledFor ?? 0;
  }

  /** Sends the response headers and a comment, because some clients wait for the first bytes of the body. */
  open(headers: Readonly<Record<string, string>> = {}): BackpressuredWriter<string> {
    if (this.#open) return this.#open.writer;
    const response = this.#http.begin({
      ...this.#options.headers,
      ...headers,
      'content-type': `${EVENT_STREAM}; charset=utf-8`,
      // nginx would buffer events.
      'x-accel-buffering': 'no',
    });
    const writer = new BackpressuredWriter(channelOf(response), this.#options.now);
    this.#open = { response, writer };
    this.#options.onOpen();
    writer.send(COMMENT);
    return writer;
  }

  /** Sends a result. A client that sends `cursor` as `Last-Event-ID` resumes after it. */
  next(payload: string, cursor: string | null): void {
    const id = cursor === null ? '' : `id: ${cursor}\n`;
    this.open().send(`event: next\n${id}data: ${payload}\n\n`);
  }

  complete(): void {
    this.open().send('event: complete\ndata: \n\n');
    this.#end(NORMAL);
  }

  ready(): Promise<void> | undefined {
    return this.#open?.writer.ready();
  }

  close(code: number, reason: string): void {
    this.#open?.writer.send(`: ${code} ${reason}\n\n`);
    this.#end(code);
  }

  terminate(): void {
    this.#open?.response.destroy();
  }

  ping(): boolean {
    this.#open?.writer.send(COMMENT);
    return true;
  }

  #end(code: number): void {
    this.#code ??= code;
    this.#open?.response.end();
    this.#abort();
  }

  #abort(): void {
    this.#over.abort(new CallerGone('The event stream has ended.'));
  }
}

const COMMENT = ':\n\n';

function channelOf(response: ServerResponse): Channel<string> {
  return {
    get isOpen() {
      return !response.writableEnded && !response.destroyed;
    },
    get bufferedBytes() {
      return response.writableLength;
    },
    get takenBytes() {
      return response.socket ? response.socket.bytesWritten - response.socket.writableLength : 0;
    },
    write: (text) => void response.write(text),
    onceEmpty: (callback) => void response.once('drain', callback),
  };
}
