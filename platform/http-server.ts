import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How often to look for connections that have become idle, in ms. */
const LOOK_MS = 20;

/** Of each server, the connections on which nobody has asked anything yet. Whoever upgrades one ends it before. */
const silent = new WeakMap<Server, Set<Socket>>();

/**
 * Stops listening; resolves when every request under way is answered. A connection that answers its last request then is
 * kept open by Node for the next, up to the keep-alive time, although there will be none: so it is closed here. And one on
 * which nothing was ever asked is none of those that Node calls idle: clients open them in advance.
 */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const closeIdle = (): void => {
    server.closeIdleConnections();
    for (const socket of silent.get(server) ?? []) socket.destroy();
  };
  const timer = setInterval(closeIdle, LOOK_MS);
  closeIdle();
  await closed;
  clearInterval(timer);
}

/** Begins to listen; rejects when the port is taken. 0 takes a free port. */
export function listen(server: Server, host: string, port: number): Promise<void> {
  noteSilence(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function noteSilence(server: Server): void {
  const sockets = new Set<Socket>();
  silent.set(server, sockets);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }) => sockets.delete(socket));
}
