// The baseline: a server that sends the same bytes to every socket with plain ws.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { usage, work } from './worker.js';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
const listening = once(server, 'listening');

const tasks = {
  open: async () => {
    await listening;
    return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  usage,
  /** Sends a message of `bytes` bytes to all sockets; resolves with the start time, in ms since 1970. */
  post: (bytes: number) => {
    const now = performance.timeOrigin + performance.now();
    const text = 'x'.repeat(bytes);
    for (const client of server.clients) client.send(text);
    return now;
  },
};
export type Tasks = typeof tasks;
work(tasks);
