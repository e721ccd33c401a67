import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Channel } from './backpressured-writer.js';

/** Writes frames past ws, because many sockets share a frame. ws still reads and closes. */
export function channelOf(socket: WebSocket, stream: Socket): Channel<Buffer> {
  return {
    get isOpen() {
      return socket.readyState === socket.OPEN;
    },
    get bufferedBytes() {
      return stream.writableLength;
    },
    get takenBytes() {
      return stream.bytesWritten - stream.writableLength;
    },
    // Without a callback, Node does nothing when the write completes.
    write: (frame) => void stream.write(frame),
    onceEmpty: (callback) => void stream.once('drain', callback),
  };
}
