export { LiveSubscription, type CatchUpEnd, type LiveSubscriptionDeps } from './live-subscription.js';
export { NoticeDelays } from './notice-delays.js';
export type { SubscriptionSink } from './subscription-sink.js';
