import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Node's error code for a request that was not received completely in time. */
const REQUEST_TIMEOUT = 'ERR_HTTP_REQUEST_TIMEOUT';

/** The status for a connection error before a request could be parsed, by error code. Default 400. */
const STATUS: Readonly<Record<string, number>> = {
  [REQUEST_TIMEOUT]: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Does not count the time that the process was paused. After a pause all expired timers fire before any data
 * that arrived in time is read. So a connection is closed only when the pending data has been read and did
 * not complete its request.
 */
export function deferTimeouts(server: Server): void {
  /** The response to the latest request of each connection. */
  const responses = new WeakMap<Socket, ServerResponse>();
  server.prependListener('request', ({ socket }, response) => responses.set(socket, response));

  // The keep-alive timeout.
  server.on('timeout', (socket: Socket) => {
    const { bytesRead } = socket;
    afterPendingReads(() => {
      if (socket.bytesRead === bytesRead) socket.destroy();
    });
  });

  server.on('clientError', (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    const before = responses.get(socket);
    if (error.code !== REQUEST_TIMEOUT) return refuse(socket, error, before);
    const wasComplete = before?.req.complete;
    afterPendingReads(() => {
      const newest = responses.get(socket);
      const isComplete = newest?.req.complete && (newest !== before || !wasComplete);
      if (!isComplete) refuse(socket, error, newest);
    });
  });
}

/**
 * Runs a step after the next turn of the event loop has read what clients have sent. For timeouts of clients.
 */
export function afterPendingReads(step: () => void): void {
  setImmediate(step);
}

/** Node's default reaction when there is no listener: writes nothing into a response that has started. */
function refuse(socket: Socket, error: NodeJS.ErrnoException, response: ServerResponse | undefined): void {
  const isResponding = response?.headersSent && !response.writableFinished;
  if (socket.writable && !isResponding) {
    const status = STATUS[error.code ?? ''] ?? 400;
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
  }
  socket.destroy(error);
}
