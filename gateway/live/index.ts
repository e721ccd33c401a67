export { Live, type LiveOptions } from './live.js';
export type { SubscriptionSink } from './delivery/index.js';
