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
