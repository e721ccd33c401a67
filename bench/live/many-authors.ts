import { timesOf } from '../measure.js';
import type { Tasks as Gateway } from './gateway-server.js';
import type { Tasks as Swarm } from './swarm.js';
import { start } from './worker.js';

const CROWD = { viewers: 10_000, authors: 20_000, followed: 200 };
const PER_SECOND = 100;
const SECONDS = 10;
const WARM_UP_SECONDS = 3;
const TIMEOUT_MS = 30_000;

/** Measures 10,000 sockets, each of a user who follows 200 of 20,000 authors, at 100 posts a second. */
export async function manyAuthors(): Promise<void> {
  await using server = start<Gateway>('gateway-server.ts');
  await using swarm = start<Swarm>('swarm.ts');
  await swarm.do('open', await server.do('open', CROWD));
  const deliveries = async (seconds: number): Promise<number[]> => {
    const posts = await server.do('flood', { perSecond: PER_SECOND, seconds });
    return collectDelays(swarm, (posts * CROWD.viewers * CROWD.followed) / CROWD.authors);
  };
  await deliveries(WARM_UP_SECONDS);
  const before = await server.do('usage');
  const delays = await deliveries(SECONDS);
  const after = await server.do('usage');
  const { p50, p99 } = timesOf(delays);
  console.log(
    `\n${CROWD.viewers} sockets of users who follow ${CROWD.followed} authors each, ${PER_SECOND} posts/s for ${SECONDS} s:`,
  );
  console.table([
    {
      events: delays.length,
      'post to event p50 ms': p50,
      'p99 ms': p99,
      'CPU % of one core': Math.round((after.cpu - before.cpu) / SECONDS / 10),
      'CPU µs per event': Number((((after.cpu - before.cpu) * 1_000) / delays.length).toFixed(1)),
      'RSS MiB': Math.round(after.rss / 2 ** 20),
    },
  ]);
}

/**
 * Resolves with the delays from post to event, in ms, when 98 % of the expected events have arrived or the time limit is over.
 * `expected` is an average: the followers are not spread quite evenly over the authors.
 */
async function collectDelays(swarm: ReturnType<typeof start<Swarm>>, expected: number): Promise<number[]> {
  const delays: number[] = [];
  const deadline = performance.now() + TIMEOUT_MS;
  while (delays.length < 0.98 * expected && performance.now() < deadline) {
    for (const delay of await swarm.do('delays')) delays.push(delay);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return delays;
}
