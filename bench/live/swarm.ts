// Runs in its own process: opens many lightweight sockets and reports when messages reach them.
import { randomUUID } from 'node:crypto';
import { LeanSocket } from './lean-socket.js';
import { work } from './worker.js';

export interface Order {
  url: string;
  /** The access token of each socket. A socket with null sends no handshake and no subscription. */
  tokens: (string | null)[];
  /** Whether the sockets stop reading after the subscription. */
  pause?: boolean;
  /** The subscription of each socket. @default the events of the home timeline */
  query?: string;
}

const QUERY =
  'subscription { homeTimelineEvents { ... on TweetPosted { cursor tweet { id text author { username displayName } } } } }';
/** The number of sockets that are being opened at the same time. */
const CONCURRENCY = 50;
const ACKNOWLEDGED = '{"type":"connection_ack"}';

let sockets = 0;
let received = 0;
let bytes = 0;
let delays: number[] = [];
let onRound: (at: number) => void = () => undefined;

const tasks = {
  /** Resolves when the server has received the subscriptions of all sockets. */
  open: async ({ url, tokens, pause = false, query = QUERY }: Order) => {
    const queue = [...tokens];
    const opener = async (): Promise<void> => {
      for (let token = queue.pop(); token !== undefined; token = queue.pop()) {
        const socket = await open(url, token, query);
        if (pause) socket.pause();
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, opener));
    sockets = tokens.length;
    received = 0;
  },
  /** Resolves with the time at which the last socket received the next message, in ms since 1970, and the message's length. */
  round: async () => {
    const at = await new Promise<number>((resolve) => (onRound = resolve));
    return { at, bytes };
  },
  /** Returns the delays from post to event since the previous call, in ms. */
  delays: () => {
    const all = delays;
    delays = [];
    return all;
  },
};
export type Tasks = typeof tasks;
work(tasks);

function open(url: string, token: string | null, query: string): Promise<LeanSocket> {
  if (token === null) return LeanSocket.open(url, '', onMessage);
  return new Promise((resolve, reject) => {
    const opened = LeanSocket.open(url, 'graphql-transport-ws', (frame) => {
      if (frame.includes(ACKNOWLEDGED)) {
        void opened.then((socket) => {
          // The graphql-ws client uses a UUID as well: the ids of all sockets differ.
          const id = randomUUID();
          socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
          // The server handles messages in order: the pong confirms that it received the subscription.
          socket.send('{"type":"ping"}');
        });
      } else if (frame.includes('"pong"')) resolve(opened);
      else onMessage(frame);
    });
    opened.then(
      (socket) => socket.send(JSON.stringify({ type: 'connection_init', payload: { accessToken: token } })),
      reject,
    );
  });
}

function onMessage(frame: Buffer): void {
  received++;
  if (received % sockets === 0) {
    bytes = frame.length;
    onRound(now());
  }
  const start = frame.indexOf('"at ');
  if (start >= 0)
    delays.push(now() - Number(frame.toString('latin1', start + 4, frame.indexOf(':', start + 4))));
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
