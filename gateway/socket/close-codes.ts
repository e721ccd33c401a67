import { CloseCode } from 'graphql-ws';

/** Why a socket is closed: those of the graphql-transport-ws protocol, and those of WebSocket that we use. */
export const CLOSE = {
  ...CloseCode,
  /** The gateway stops; clients come back at once, to another one. */
  ServiceRestart: 1012,
  /** The client takes nothing any more. */
  TryAgainLater: 1013,
  /** More sockets or messages than one client may have. */
  TooMany: 4429,
} as const;

/** What fits into a close frame beside its code. */
const MAX_REASON_BYTES = 123;

/** Why a socket is closed that uses an id twice: in the words of the protocol, as far as the client's id lets them fit. */
export function alreadyExists(id: string): string {
  const reason = `Subscriber for ${id} already exists`;
  return Buffer.byteLength(reason) <= MAX_REASON_BYTES ? reason : 'Subscriber already exists';
}

const NOT_UTF8 = 1007;
const TOO_LONG = 1009;
const NOT_WEBSOCKET = 1002;

/** The code with which ws answers what it cannot read; null when something else went wrong with the connection. */
export function closeCodeOf(error: Error): number | null {
  const { code } = error as NodeJS.ErrnoException;
  if (!code?.startsWith('WS_ERR_')) return null;
  if (code === 'WS_ERR_INVALID_UTF8') return NOT_UTF8;
  return code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? TOO_LONG : NOT_WEBSOCKET;
}
