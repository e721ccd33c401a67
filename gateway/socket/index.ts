export { acceptSockets, type SocketServerOptions } from './socket-server.js';
export { Connections } from './connections.js';
