export { Live, type LiveOptions } from './live.js';
export type { Sink } from './live-subscription.js';
