import { RookeryError } from '#platform/errors.js';
import type { Live } from './live.js';

/** What transports need to serve subscriptions. */
export type SubscriptionEngine = Pick<Live, 'startPositions' | 'subscribe' | 'pending' | 'measure'>;

/** The engine of a gateway without live sources. */
export const NO_SUBSCRIPTIONS: SubscriptionEngine = {
  startPositions: new Map(),
  pending: 0,
  measure: () => undefined,
  subscribe: () =>
    Promise.reject(new RookeryError('BAD_REQUEST', { message: 'This gateway serves no subscriptions.' })),
};
