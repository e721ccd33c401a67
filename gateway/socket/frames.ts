import { MessageType } from 'graphql-ws';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

/**
 * The messages of the protocol, as text. A notice is serialised once for all who get it, so its frame is put together from
 * the id and the text of the payload.
 */
export const frames = {
  acknowledge: (): string => JSON.stringify({ type: MessageType.ConnectionAck }),
  pong: (payload: unknown): string =>
    JSON.stringify({ type: MessageType.Pong, ...(payload === undefined ? {} : { payload }) }),
  nextPayload: (id: string, payload: string): string =>
    `{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`,
  next: (id: string, result: FormattedExecutionResult): string =>
    frames.nextPayload(id, JSON.stringify(result)),
  error: (id: string, errors: readonly GraphQLFormattedError[]): string =>
    JSON.stringify({ id, type: MessageType.Error, payload: errors }),
  complete: (id: string): string => JSON.stringify({ id, type: MessageType.Complete }),
};
