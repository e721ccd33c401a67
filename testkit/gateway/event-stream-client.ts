import { request, type IncomingMessage } from 'node:http';

/** One raw event of a stream; a comment has only `comment`. */
export interface StreamEvent {
  event?: string;
  id?: string;
  data?: string;
  comment?: string;
}

/** A raw reader of server-sent events: for tests of details that a library would hide. */
export class EventStreamClient {
  readonly response: IncomingMessage;
  readonly received: StreamEvent[] = [];
  /** Resolves when the connection is closed; false when it was closed before the end of the response. */
  readonly ended: Promise<boolean>;
  #waiting: (() => void)[] = [];
  #read = 0;
  #text = '';
  #hasEnded = false;

  private constructor(response: IncomingMessage) {
    this.response = response;
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#take(text));
    response.on('error', () => undefined);
    this.ended = new Promise((resolve) =>
      response.once('close', () => {
        this.#hasEnded = true;
        resolve(response.complete);
        this.#wake();
      }),
    );
  }

  /** POSTs an operation; resolves with the response headers. */
  static open(
    endpoint: string,
    body: object | null,
    headers: Record<string, string> = {},
  ): Promise<EventStreamClient> {
    return new Promise((resolve, reject) => {
      const sent = request(endpoint, {
        method: body ? 'POST' : 'GET',
        headers: {
          accept: 'text/event-stream',
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        agent: false,
      });
      sent.once('response', (response) => resolve(new EventStreamClient(response)));
      sent.once('error', reject);
      sent.end(body ? JSON.stringify(body) : undefined);
    });
  }

  /** The next event that is not a comment; rejects when the stream ends first. */
  async next(): Promise<StreamEvent> {
    for (;;) {
      const event = this.received[this.#read];
      if (event) {
        this.#read++;
        if (event.comment === undefined) return event;
      } else {
        if (this.#hasEnded) throw new Error('The stream has ended.');
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
    }
  }

  /** The body of a response that is not an event stream. */
  async body(): Promise<string> {
    await this.ended;
    return this.#text;
  }

  get comments(): string[] {
    return this.received.flatMap(({ comment }) => (comment === undefined ? [] : [comment]));
  }

  close(): void {
    this.response.destroy();
  }

  #take(text: string): void {
    const blocks = (this.#text + text).split('\n\n');
    this.#text = blocks.pop() ?? '';
    for (const block of blocks) this.received.push(parse(block));
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

function parse(block: string): StreamEvent {
  if (block.startsWith(':')) return { comment: block.slice(1).trim() };
  return Object.fromEntries(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
    }),
  );
}
