// A process of its own: opens many sockets, cheaply, and says when the last of them has had each message.
import { WebSocket } from 'ws';

/** What the bench sends to its swarm. */
export interface Order {
  url: string;
  /** One socket for each; null for sockets that introduce themselves to nobody. */
  tokens: (string | null)[];
  query: string;
}

/** What the swarm answers: all are ready, or all have had one more message (at ms since 1970). */
export type Report = { ready: true } | { everybodyAt: number };

/** Sockets that are opened at a time. */
const AT_A_TIME = 100;

process.once('message', (order: Order) => void run(order));

async function run({ url, tokens, query }: Order): Promise<void> {
  let heard = 0;
  const onMessage = (): void => {
    if (++heard % tokens.length === 0) report({ everybodyAt: performance.timeOrigin + performance.now() });
  };
  const queue = [...tokens];
  const opener = async (): Promise<void> => {
    for (let token = queue.pop(); token !== undefined; token = queue.pop())
      await open(url, token, query, onMessage);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, opener));
  report({ ready: true });
}

function open(url: string, token: string | null, query: string, onMessage: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, token === null ? [] : 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    socket.once('error', reject);
    socket.once('open', () => {
      if (token === null) {
        socket.on('message', onMessage);
        return resolve();
      }
      socket.send(JSON.stringify({ type: 'connection_init', payload: { accessToken: token } }));
      socket.once('message', () => {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
        socket.on('message', onMessage);
        resolve();
      });
    });
  });
}

function report(report: Report): void {
  process.send?.(report);
}
