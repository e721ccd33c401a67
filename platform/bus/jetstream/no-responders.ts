import { errors } from '@nats-io/transport-node';

/** Whether a request failed because its subject has no subscriber. */
export function isNoResponders(error: unknown): boolean {
  return (
    error instanceof errors.NoRespondersError ||
    (error instanceof errors.RequestError && error.isNoResponders())
  );
}
