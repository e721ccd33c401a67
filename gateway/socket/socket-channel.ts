import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Channel } from './backpressured-writer.js';

/** ws reads and closes; texts are written beside it, in frames that many sockets share. */
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
    // Without a callback: Node has nothing to do then once the bytes are gone.
    write: (frame) => void stream.write(frame),
    onceEmpty: (callback) => void stream.once('drain', callback),
  };
}
