export { acceptSockets, type SocketServerOptions } from './socket-server.js';
export { CLOSE } from './close-codes.js';
export { Connections, type Connection } from './connections.js';
export { BackpressuredWriter, type Channel } from './backpressured-writer.js';
