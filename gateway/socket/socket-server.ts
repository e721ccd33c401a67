import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { ignoreUpgrades } from '#platform/http-upgrades.js';
import { FOREIGN_PAGE, targetOf, type Origins } from '../http/index.js';
import type { Metrics } from '../metrics.js';
import { CLOSE, closeCodeOf } from './close-codes.js';
import { SocketConnection, type ConnectionDeps } from './socket-connection.js';
import type { Connections } from './connections.js';
import { NextFrames } from './text-frame.js';

export interface SocketServerOptions extends Omit<
  ConnectionDeps,
  'onIntroduced' | 'onClose' | 'nextFrames' | 'upgradeHeaders'
> {
  connections: Connections;
  path: string;
  origins: Origins;
  metrics: Metrics;
  clientIpOf: (request: IncomingMessage) => string | null;
  /** False once the gateway is closing: new sockets are refused. */
  accepting: () => boolean;
}

/**
 * Accepts WebSocket upgrades. Browsers send no preflight for them, so the origin is checked here: otherwise a page of a foreign
 * origin could open a socket with the visitor's credentials.
 */
export function acceptSockets(server: Server, options: SocketServerOptions): void {
  const { path, connections, origins, limits, clientIpOf, accepting } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    // ws would end the connection without a word when many come at once. The limit of messages counts pings too, and says why.
    autoPong: false,
    handleProtocols: (offered) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
  });

  const ignore = ignoreUpgrades(server);
  const nextFrames = new NextFrames();
  const refusal = (request: IncomingMessage): number | null => {
    if (!accepting()) return 503;
    if (!origins.allows(request.headers)) return 403;
    return connections.hasCapacityFor(clientIpOf(request)) ? null : 429;
  };

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (!isWebSocket(request, path)) return ignore(request, stream, head);
    const status = refusal(request);
    if (status !== null) return refuseUpgrade(stream, status);
    sockets.handleUpgrade(request, stream, head, (socket) =>
      open(socket, request, { ...options, nextFrames }),
    );
  });
}

/** Whether a request is the opening handshake of a socket of ours; any other upgrade is ignored. */
function isWebSocket(request: IncomingMessage, path: string): boolean {
  const { method, headers } = request;
  return (
    method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket' && targetOf(request).path === path
  );
}

function open(
  socket: WebSocket,
  request: IncomingMessage,
  options: SocketServerOptions & Pick<ConnectionDeps, 'nextFrames'>,
): void {
  const { metrics, connections } = options;
  let ours: number | null = null;
  // `close` follows every error; an error without a listener would end the process.
  socket.on('error', (error) => {
    options.log.debug({ err: error }, 'a socket failed, and is closed');
    ours ??= closeCodeOf(error);
  });
  // The gateway's close code counts, whether or not the client completes the handshake.
  socket.on('close', (theirs) => metrics.closes.inc({ code: ours ?? theirs }));
  if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
    return socket.close((ours = CLOSE.SubprotocolNotAcceptable), 'Subprotocol not acceptable');
  }
  const connection = new SocketConnection(socket, request.socket, options.clientIpOf(request), {
    ...options,
    upgradeHeaders: options.readHeaders(request.headers),
    onClose: (code) => (ours ??= code),
    onIntroduced: (introduced, viewerId) => connections.introduce(introduced, viewerId),
  });
  connections.add(connection);
  metrics.sockets.inc();
  socket.on('close', () => {
    connections.delete(connection);
    metrics.sockets.dec();
  });
}

function refuseUpgrade(stream: Duplex, status: number): void {
  stream.on('error', () => undefined);
  const body = status === 403 ? FOREIGN_PAGE : '';
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: ${body.length}`;
  stream.end(`${head}\r\n\r\n${body}`);
}
