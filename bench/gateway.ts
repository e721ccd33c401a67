import { http } from './gateway/http.js';
import { live } from './gateway/live.js';

/** The gateway: operations per second, and how fast a notice reaches everybody. */
export async function run(): Promise<void> {
  await http();
  await live([1_000, 5_000, 10_000]);
}
