import type { Order } from './contestant.js';

/** What this process was told when it was started. */
export function readOrder(): Order {
  return JSON.parse(process.argv[2] ?? '{}') as Order;
}

/** Says that this process is ready, and from then on how much CPU it has used, whenever it is asked. */
export function ready(started: unknown): void {
  process.on('message', () => process.send?.(process.cpuUsage()));
  process.send?.(started);
}
