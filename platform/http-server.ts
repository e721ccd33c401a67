import type { Server } from 'node:http';

/** How often to look for connections that have become idle, in ms. */
const LOOK_MS = 20;

/**
 * Stops listening; resolves when every request under way is answered. A connection that answers its last request then is
 * kept open by Node for the next, up to the keep-alive time, although there will be none: so it is closed here.
 */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(timer);
}

/** Begins to listen; rejects when the port is taken. 0 takes a free port. */
export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
