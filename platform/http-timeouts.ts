import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What Node makes of a request that does not come to its end in time. */
const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';

/** With which status a connection is refused on which no request can be read, by the error; others with 400. */
const STATUS: Readonly<Record<string, number>> = {
  [TOO_SLOW]: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Lets clients not pay for a process that stood still: what ran out meanwhile runs out all at once, before anything is
 * read of what has come in time. So the time of a connection is over only when what lies there is read and did not help.
 */
export function deferTimeouts(server: Server): void {
  /** The answer to the newest request of each connection. */
  const responses = new WeakMap<Socket, ServerResponse>();
  server.prependListener('request', ({ socket }, response) => responses.set(socket, response));

  // A connection that was kept for another request.
  server.on('timeout', (socket: Socket) => {
    const { bytesRead } = socket;
    afterPendingReads(() => {
      if (socket.bytesRead === bytesRead) socket.destroy();
    });
  });

  server.on('clientError', (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    const before = responses.get(socket);
    if (error.code !== TOO_SLOW) return refuse(socket, error, before);
    const wasWhole = before?.req.complete;
    afterPendingReads(() => {
      const newest = responses.get(socket);
      const isWhole = newest?.req.complete && (newest !== before || !wasWhole);
      if (!isWhole) refuse(socket, error, newest);
    });
  });
}

/** For what judges clients by time: the next turn of the event loop reads what they have sent; then comes the step. */
export function afterPendingReads(step: () => void): void {
  setImmediate(step);
}

/** As Node does it where nobody listens: nothing may be written into an answer that has begun. */
function refuse(socket: Socket, error: NodeJS.ErrnoException, response: ServerResponse | undefined): void {
  const isAnswering = response?.headersSent && !response.writableFinished;
  if (socket.writable && !isAnswering) {
    const status = STATUS[error.code ?? ''] ?? 400;
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
  }
  socket.destroy(error);
}
