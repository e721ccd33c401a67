import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { serve, type Handler } from './connection.js';
import { socketPaths, type SocketPath } from './socket-path.js';

/** A listening server. */
export interface Listener {
  /** The path of its socket. */
  readonly path: string;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

/** Listens on a socket that only the owner of the process can connect to, in `directory` where that is possible. */
export async function listen(directory: string, handle: Handler): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, handle);
  });
  const socketPath = await bind(server, directory);
  return {
    path: socketPath.path,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          socketPath.remove();
          closed();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function bind(server: Server, directory: string): Promise<SocketPath> {
  let failure = new Error(`no path is short enough for a socket of ${directory}`);
  for (const socketPath of socketPaths(directory)) {
    try {
      await bindTo(server, socketPath.path);
      return socketPath;
    } catch (error) {
      // Some file systems, such as those of shared folders, have no sockets.
      failure = error as Error;
      socketPath.remove();
    }
  }
  throw failure;
}

function bindTo(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      if (process.platform !== 'win32') chmodSync(path, 0o600);
      resolve();
    });
  });
}
