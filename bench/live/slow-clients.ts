import { timesOf } from '../measure.js';
import type { Tasks as Swarm } from './swarm.js';
import type { Tasks as Gateway } from './two-crowds-server.js';
import { start } from './worker.js';

const CROWDS = { quick: 500, stalled: 100 };
const ROUNDS = 20;
const POSTS = 20;

/**
 * What those who read notice of a hundred who do not: posts of an author whom both crowds follow and posts of one whom the
 * quick alone follow, in turns, in one gateway.
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
  // Also until what waits for the stalled is gathered into gaps.
  for (let round = 0; round < 10; round++) await delaysOf(true);
  const all = { alone: [] as number[], beside: [] as number[] };
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Who goes first changes, too.
    const first = round % 2 === 0;
    const [one, other] = [await delaysOf(first), await delaysOf(!first)];
    const [beside, alone] = first ? [one, other] : [other, one];
    all.beside.push(...beside);
    all.alone.push(...alone);
    ratios.push(timesOf(beside).p99 / timesOf(alone).p99);
  }
  const row = (delays: readonly number[]) => {
    const { p50, p99 } = timesOf(delays);
    return { notices: delays.length, 'post to notice p50 ms': p50, 'p99 ms': p99 };
  };
  console.log(
    `\n${CROWDS.quick} sockets that read, without and beside ${CROWDS.stalled} that do not, in turns:`,
  );
  console.table({ alone: row(all.alone), [`beside ${CROWDS.stalled} stalled`]: row(all.beside) });
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
  console.log(
    `p99 beside them, as a multiple of p99 without: ${median.toFixed(2)} (median of ${ROUNDS} rounds)`,
  );
}
