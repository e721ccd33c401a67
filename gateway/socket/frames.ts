import { MessageType } from 'graphql-ws';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { textFrame } from './text-frame.js';

/** The messages of graphql-transport-ws as WebSocket frames. */
export const frames = {
  acknowledge: (): Buffer => frameOf({ type: MessageType.ConnectionAck }),
  pong: (payload: unknown): Buffer =>
    frameOf({ type: MessageType.Pong, ...(payload === undefined ? {} : { payload }) }),
  next: (id: string, result: FormattedExecutionResult): Buffer =>
    frameOf({ id, type: MessageType.Next, payload: result }),
  error: (id: string, errors: readonly GraphQLFormattedError[]): Buffer =>
    frameOf({ id, type: MessageType.Error, payload: errors }),
  complete: (id: string): Buffer => frameOf({ id, type: MessageType.Complete }),
};

function frameOf(message: object): Buffer {
  return textFrame(JSON.stringify(message));
}
