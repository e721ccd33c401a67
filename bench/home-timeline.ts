import { findBinary, startRedis } from '../tests/services/index.js';
import { costs } from './timeline/costs.js';
import { oneTweet, sustained } from './timeline/fan-out.js';
import { reads } from './timeline/reads.js';

/** Timelines on real Redis: written, read through the gateway, and what each read costs. */
export async function run(): Promise<void> {
  if (!findBinary('redis-server'))
    return console.log('home-timeline: skipped, redis-server is not installed');
  await using server = await startRedis();
  await oneTweet(server.url);
  await sustained(server.url);
  await costs(server.url);
  await reads(server.url);
}
