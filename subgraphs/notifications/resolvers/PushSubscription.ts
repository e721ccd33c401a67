import type { PushSubscriptionResolvers } from './types.generated.js';

export const PushSubscription: PushSubscriptionResolvers = {
  registeredAt: ({ registeredAt }) => new Date(registeredAt),
  endsAt: ({ until }) => new Date(until),
  host: ({ address }) => (address.kind === 'WEB' ? new URL(address.endpoint).host : null),
};
