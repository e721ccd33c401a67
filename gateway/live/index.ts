export { Live, type LiveOptions } from './live.js';
export type { Sink } from './delivery/index.js';
