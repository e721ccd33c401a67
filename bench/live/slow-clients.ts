import { timesOf } from '../measure.js';
import type { Tasks as Swarm } from './swarm.js';
import type { Tasks as Gateway } from './two-crowds-server.js';
import { start } from './worker.js';

const CROWDS = { quick: 500, stalled: 100 };
const ROUNDS = 20;
const POSTS = 20;

/**
 * Measures how far 100 stalled clients delay the clients that read. In one gateway, posts by an author whom both crowds follow
 * alternate with posts by an author whom only the quick crowd follows.
 */
export async function slowClients(): Promise<void> {
  await using server = start<Gateway>('two-crowds-server.ts');
  await using quick = start<Swarm>('swarm.ts');
  await using stalled = start<Swarm>('swarm.ts');
  const orders = await server.do('open', CROWDS);
  await quick.do('open', orders.quick);
  await stalled.do('open', { ...orders.stalled, pause: true });
  await server.do('fill', CROWDS.stalled);

  const delaysOf = async (beside: boolean): Promise<number[]> => {
    const delays: number[] = [];
    await server.do('post', { count: POSTS, beside });
    while (delays.length < POSTS * CROWDS.quick) delays.push(...(await quick.do('delays')));
    return delays;
  };
  // Warms up until the gateway replaces the queued events of the stalled clients by gaps.
  for (let round = 0; round < 10; round++) await delaysOf(true);
  const all = { alone: [] as number[], beside: [] as number[] };
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // The order alternates too, so that it does not favour one side.
    const first = round % 2 === 0;
    const [one, other] = [await delaysOf(first), await delaysOf(!first)];
    const [beside, alone] = first ? [one, other] : [other, one];
    all.beside.push(...beside);
    all.alone.push(...alone);
    ratios.push(timesOf(beside).p99 / timesOf(alone).p99);
  }
  const row = (delays: readonly number[]) => {
    const { p50, p99 } = timesOf(delays);
    return { events: delays.length, 'post to event p50 ms': p50, 'p99 ms': p99 };
  };
  console.log(
    `\n${CROWDS.quick} reading sockets, alone and beside ${CROWDS.stalled} stalled sockets, alternating:`,
  );
  console.table({ alone: row(all.alone), [`beside ${CROWDS.stalled} stalled`]: row(all.beside) });
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
  console.log(`p99 beside stalled sockets / p99 alone: ${median.toFixed(2)} (median of ${ROUNDS} rounds)`);
}
