import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

/** The driver's class of connections, as far as it is needed here. The package does not export it. */
interface DriverConnection {
  socket: Socket;
  cleanup(error: Error): void;
}

let isMended = false;

/**
 * Lets commands on a connection that is being closed fail. A socket that is destroyed, but has not said so yet, takes no write, and
 * the driver (7.8, 7.9) then waits for its `drain` event, which never comes: the command never ends. When it is the one by which the
 * driver looks whether a server is back, the client is cut off until its process ends.
 */
export function failOnClosedConnections(): void {
  if (isMended) return;
  isMended = true;
  const { Connection } = createRequire(import.meta.url)('mongodb/lib/cmap/connection.js') as {
    Connection: { prototype: DriverConnection };
  };
  const { prototype } = Connection;
  const { cleanup } = prototype;
  prototype.cleanup = function (this: DriverConnection, error: Error): void {
    cleanup.call(this, error);
    // After the wait for the event the driver looks for the error of the connection, which is set now.
    const endWait = (): void => void this.socket.emit('drain');
    endWait();
    // A command may be on its way to the socket in this turn.
    setImmediate(endWait);
  };
}
