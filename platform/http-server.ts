import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterPendingReads, deferTimeouts } from './http-timeouts.js';

/** Interval of checks for idle connections, in ms. */
const IDLE_CHECK_MS = 20;
/**
 * How long a new connection may stay without a request during shutdown, in ms: its first request may be in
 * flight.
 */
const FIRST_REQUEST_MS = 200;

/**
 * By server: the connections without a request so far, and when they were opened (`performance.now()`).
 * Handlers of protocol upgrades close their connections themselves.
 */
const newConnections = new WeakMap<Server, Map<Socket, number>>();

/**
 * Stops listening. Resolves when every request in flight is answered. Node keeps a connection open after its
 * last response until the keep-alive timeout, so idle connections are closed here. Node does not count
 * connections without any request as idle (clients open them in advance); these are closed too.
 */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const closeIdle = (): void => {
    server.closeIdleConnections();
    const before = performance.now() - FIRST_REQUEST_MS;
    const sockets = newConnections.get(server) ?? new Map<Socket, number>();
    for (const [socket, since] of sockets) {
      // The process may have been suspended: the request may have arrived in the meantime.
      if (since < before) afterPendingReads(() => sockets.has(socket) && socket.destroy());
    }
  };
  const timer = setInterval(closeIdle, IDLE_CHECK_MS);
  closeIdle();
  await closed;
  clearInterval(timer);
}

/** The number of open connections, including upgraded ones. */
export function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

/** Starts listening. Rejects when the port is in use. Port 0 selects a free port. */
export function listen(server: Server, host: string, port: number): Promise<void> {
  trackNewConnections(server);
  deferTimeouts(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Where this machine reaches a server that listens at `host`. */
export function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
}

function trackNewConnections(server: Server): void {
  const sockets = new Map<Socket, number>();
  newConnections.set(server, sockets);
  const known = new WeakSet<Socket>();
  server.on('connection', (socket: Socket) => {
    // A connection comes again when an upgrade is ignored.
    if (known.has(socket)) return;
    known.add(socket);
    sockets.set(socket, performance.now());
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }) => sockets.delete(socket));
}
