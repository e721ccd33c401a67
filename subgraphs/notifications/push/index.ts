export { schedule, type Arrival } from './delivery/index.js';
export { openPush, type Push } from './open-push.js';
export type { PushAddress } from './push-service.js';
