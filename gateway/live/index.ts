export { Live, type LiveDeps, type LiveOptions, type StartPositions } from './live.js';
export { NO_SUBSCRIPTIONS, type SubscriptionEngine } from './subscription-engine.js';
export type { SubscriptionSink } from './delivery/index.js';
