import { CloseCode } from 'graphql-ws';

/** Close codes: those of the graphql-transport-ws protocol, and those of WebSocket that the gateway uses. */
export const CLOSE = {
  ...CloseCode,
  /** The gateway stops; clients reconnect at once, to another gateway. */
  ServiceRestart: 1012,
  /** The client has stopped reading. */
  TryAgainLater: 1013,
  /** The client has too many sockets, or sends too many messages. */
  TooMany: 4429,
} as const;

/** The longest reason that fits into a close frame (RFC 6455, 5.5). */
const MAX_REASON_BYTES = 123;

/** The reason for a duplicate subscription id, as the protocol words it, without the id when it is too long. */
export function alreadyExists(id: string): string {
  const reason = `Subscriber for ${id} already exists`;
  return Buffer.byteLength(reason) <= MAX_REASON_BYTES ? reason : 'Subscriber already exists';
}

export const NOT_UTF8 = 1007;
const TOO_MANY_PARTS = 1008;
const TOO_LONG = 1009;
const NOT_WEBSOCKET = 1002;

/** The close code that ws sends for a frame that it cannot read; null for any other error of the connection. */
export function closeCodeOf(error: Error): number | null {
  const { code } = error as NodeJS.ErrnoException;
  if (!code?.startsWith('WS_ERR_')) return null;
  if (code === 'WS_ERR_INVALID_UTF8') return NOT_UTF8;
  if (code === 'WS_ERR_TOO_MANY_BUFFERED_PARTS') return TOO_MANY_PARTS;
  return code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? TOO_LONG : NOT_WEBSOCKET;
}
