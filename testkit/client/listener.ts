import { WebSocket } from 'ws';

const QUERY = `subscription ($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id author { username } } }
    ... on TimelineGap { cursor }
  }
}`;

const ABNORMAL = 1006;
const SERVICE_RESTART = 1012;

interface Message {
  type: string;
  payload: { data?: { homeTimelineEvents: { __typename: string; cursor: string; tweet?: { id: string } } } };
}

/**
 * A minimal client, so that a test can have a thousand: one bare socket and one subscription. When the connection ends, it resumes
 * at the next gateway behind its last cursor.
 */
export class Listener {
  /** The ids of the tweets received, in order. */
  readonly ids: string[] = [];
  /** Unexpected messages and close codes: none, when all is well. */
  readonly surprises: unknown[] = [];
  /** Resolves after the first subscription. */
  readonly ready: Promise<void>;
  isListening = false;
  timesSentAway = 0;
  readonly #urls: readonly string[];
  readonly #token: string;
  readonly #onTweet: (id: string) => void;
  #turn: number;
  #after: string | null = null;
  #socket: WebSocket | undefined;
  #onReady: () => void = () => undefined;
  #isClosed = false;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Connects to gateway number `turn` first. */
  constructor(urls: readonly string[], turn: number, token: string, onTweet: (id: string) => void) {
    this.#urls = urls;
    this.#turn = turn;
    this.#token = token;
    this.#onTweet = onTweet;
    this.ready = new Promise((resolve) => (this.#onReady = resolve));
    this.#connect();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#socket?.terminate();
  }

  #connect(): void {
    const url = this.#urls[this.#turn++ % this.#urls.length] ?? '';
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    this.#socket = socket;
    const send = (message: object): void => socket.send(JSON.stringify(message));
    socket.on('open', () => send({ type: 'connection_init', payload: { accessToken: this.#token } }));
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Message;
      if (message.type === 'next') return this.#take(message.payload);
      if (message.type !== 'connection_ack') return void this.surprises.push(message);
      send({ id: '1', type: 'subscribe', payload: { query: QUERY, variables: { after: this.#after } } });
      this.isListening = true;
      this.#failures = 0;
      this.#onReady();
    });
    // A stopped gateway refuses the connection; `close` follows.
    socket.on('error', () => undefined);
    socket.on('close', (code) => this.#goOn(code));
  }

  #goOn(code: number): void {
    if (this.#isClosed) return;
    if (this.isListening) this.timesSentAway++;
    this.isListening = false;
    if (![ABNORMAL, SERVICE_RESTART].includes(code)) this.surprises.push({ code });
    // Random and exponential back-off: a thousand simultaneous reconnects would block each other.
    this.#timer = setTimeout(
      () => this.#connect(),
      Math.random() * Math.min(5_000, 200 * 2 ** this.#failures++),
    );
  }

  #take({ data }: Message['payload']): void {
    const event = data?.homeTimelineEvents;
    this.#after = event?.cursor ?? this.#after;
    const id = event?.tweet?.id;
    if (id === undefined) return void this.surprises.push(data);
    this.ids.push(id);
    this.#onTweet(id);
  }
}
