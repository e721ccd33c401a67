export { DeliveryQueue } from './delivery-queue.js';
export { schedule, type Arrival, type ScheduleDeps } from './schedule.js';
export { tryDelivery, type DeliveryDeps } from './try-delivery.js';
