import type { Order } from './contestant.js';

/** Reads the settings that the parent process passes as the first argument. */
export function readOrder(): Order {
  return JSON.parse(process.argv[2] ?? '{}') as Order;
}

/** Sends `started` to the parent process, and then the CPU usage of this process for every message. */
export function ready(started: unknown): void {
  process.on('message', () => process.send?.(process.cpuUsage()));
  process.send?.(started);
}
