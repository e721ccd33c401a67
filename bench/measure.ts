import { setTimeout as sleep } from 'node:timers/promises';

/** What a series of times, in ms, says. */
export interface Times {
  p50: number;
  p99: number;
}

export function timesOf(all: readonly number[]): Times {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.floor(share * (sorted.length - 1))] ?? NaN);
  return { p50: at(0.5), p99: at(0.99) };
}

/** How long some work takes, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How much work was done, and what each piece of it took. */
export interface Loaded extends Times {
  'per second': number;
  failed: number;
  'CPU ms': number;
}

/**
 * Does `work` so often, on so many connections at once; gives the times and the rate of what succeeded, and
 * what each cost this process, client included: the one number that a busy machine does not spoil. With a rate, each piece
 * of work has its moment, and its time begins there: who waits because others are late has waited too.
 */
export async function load(
  times: number,
  atOnce: number,
  work: (index: number) => Promise<unknown>,
  perSecond = Infinity,
): Promise<Loaded> {
  const all: number[] = [];
  let next = 0;
  const begin = performance.now();
  const connection = async (): Promise<void> => {
    for (let index = next++; index < times; index = next++) {
      const early = begin + (index / perSecond) * 1_000 - performance.now();
      if (early > 0) await sleep(early);
      const late = perSecond === Infinity ? 0 : Math.max(0, -early);
      const time = await timed(() => work(index)).catch(() => null);
      if (time !== null) all.push(time + late);
    }
  };
  const before = process.cpuUsage();
  const whole = await timed(() => Promise.all(Array.from({ length: atOnce }, connection)));
  const { user, system } = process.cpuUsage(before);
  const rate = Math.round((all.length / whole) * 1_000);
  return {
    ...timesOf(all),
    'per second': rate,
    failed: times - all.length,
    'CPU ms': round((user + system) / 1_000 / times),
  };
}

export function round(value: number): number {
  return Number(value.toFixed(1));
}
