// A process of its own: opens many sockets, cheaply, and says when what has reached them.
import { randomUUID } from 'node:crypto';
import { LeanSocket } from './lean-socket.js';
import { work } from './worker.js';

export interface Order {
  url: string;
  /** One socket for each; null for sockets that introduce themselves to nobody. */
  tokens: (string | null)[];
  /** Whether they stop to read once they have subscribed. */
  pause?: boolean;
}

const QUERY =
  'subscription { homeTimelineEvents { ... on TweetPosted { cursor tweet { id text author { username displayName } } } } }';
/** Sockets that are opened at a time. */
const AT_A_TIME = 50;
const ACKNOWLEDGED = '{"type":"connection_ack"}';

let sockets = 0;
let heard = 0;
let bytes = 0;
let delays: number[] = [];
let onRound: (at: number) => void = () => undefined;

const tasks = {
  /** Resolves when all have subscribed, and the server has said so. */
  open: async ({ url, tokens, pause = false }: Order) => {
    const queue = [...tokens];
    const opener = async (): Promise<void> => {
      for (let token = queue.pop(); token !== undefined; token = queue.pop()) {
        const socket = await open(url, token);
        if (pause) socket.pause();
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, opener));
    sockets = tokens.length;
    heard = 0;
  },
  /** Resolves with when the last socket has had the next message, in ms since 1970, and how long the message was. */
  round: async () => {
    const at = await new Promise<number>((resolve) => (onRound = resolve));
    return { at, bytes };
  },
  /** The delays of all notices since the last time, in ms. */
  delays: () => {
    const all = delays;
    delays = [];
    return all;
  },
};
export type Tasks = typeof tasks;
work(tasks);

function open(url: string, token: string | null): Promise<LeanSocket> {
  if (token === null) return LeanSocket.open(url, '', onMessage);
  return new Promise((resolve, reject) => {
    const opened = LeanSocket.open(url, 'graphql-transport-ws', (frame) => {
      if (frame.includes(ACKNOWLEDGED)) {
        void opened.then((socket) => {
          // As graphql-ws names them: no two sockets alike.
          const id = randomUUID();
          socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: QUERY } }));
          // Messages are taken in order: the pong says that the subscription has been received.
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
  heard++;
  if (heard % sockets === 0) {
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
