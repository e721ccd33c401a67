import { live } from './gateway/live.js';

/** The gateway: how fast a notice reaches everybody. */
export async function run(): Promise<void> {
  await live([1_000, 5_000, 10_000]);
}
