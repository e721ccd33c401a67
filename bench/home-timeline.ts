import { DisposalStack } from '#platform/lifecycle.js';
import { findBinary, startNats, startRedis } from '#testkit/services/index.js';
import { costs } from './timeline/costs.js';
import { oneTweet, sustained } from './timeline/fan-out.js';
import { reads } from './timeline/reads.js';

/** Timelines on real Redis: writes, also over JetStream, reads through the gateway, and the commands of each read. */
export async function run(): Promise<void> {
  if (!findBinary('redis-server'))
    return console.log('home-timeline: skipped, redis-server is not installed');
  await using stack = new DisposalStack();
  const { url } = stack.use(await startRedis());
  const nats = findBinary('nats-server') === null ? null : stack.use(await startNats());
  await oneTweet(url);
  await sustained(url, nats?.url ?? null);
  await costs(url);
  await reads(url);
}
