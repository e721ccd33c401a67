import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterPendingReads, deferTimeouts } from './http-timeouts.js';

/** How often to look for connections that have become idle, in ms. */
const LOOK_MS = 20;
/** How long a connection may be silent when it is new: its first request may be on its way. In ms. */
const SILENCE_MS = 200;

/**
 * Of each server, the connections on which nobody has asked anything yet, and since when they are open, in ms. Whoever
 * upgrades one ends it before.
 */
const silent = new WeakMap<Server, Map<Socket, number>>();

/**
 * Stops listening; resolves when every request under way is answered. A connection that answers its last request then is
 * kept open by Node for the next, up to the keep-alive time, although there will be none: so it is closed here. And one on
 * which nothing was ever asked is none of those that Node calls idle: clients open them in advance.
 */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const closeIdle = (): void => {
    server.closeIdleConnections();
    const before = performance.now() - SILENCE_MS;
    const sockets = silent.get(server) ?? new Map<Socket, number>();
    for (const [socket, since] of sockets) {
      // The process may have stood still, and the request be there.
      if (since < before) afterPendingReads(() => sockets.has(socket) && socket.destroy());
    }
  };
  const timer = setInterval(closeIdle, LOOK_MS);
  closeIdle();
  await closed;
  clearInterval(timer);
}

/** How many connections a server has, upgraded ones included. */
export function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

/** Begins to listen; rejects when the port is taken. 0 takes a free port. */
export function listen(server: Server, host: string, port: number): Promise<void> {
  noteSilence(server);
  deferTimeouts(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function noteSilence(server: Server): void {
  const sockets = new Map<Socket, number>();
  silent.set(server, sockets);
  server.on('connection', (socket: Socket) => {
    sockets.set(socket, performance.now());
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }) => sockets.delete(socket));
}
