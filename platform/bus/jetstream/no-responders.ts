import { errors } from '@nats-io/transport-node';

/** Whether a request failed because nobody listens for it. */
export function isNoResponders(error: unknown): boolean {
  return (
    error instanceof errors.NoRespondersError ||
    (error instanceof errors.RequestError && error.isNoResponders())
  );
}
