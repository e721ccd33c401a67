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

/** Does `work` so often, on so many connections at once, and gives each time and the rate. */
export async function load(
  times: number,
  atOnce: number,
  work: (index: number) => Promise<unknown>,
): Promise<Times & { 'per second': number }> {
  const all: number[] = [];
  let next = 0;
  const connection = async (): Promise<void> => {
    for (let index = next++; index < times; index = next++) all.push(await timed(() => work(index)));
  };
  const whole = await timed(() => Promise.all(Array.from({ length: atOnce }, connection)));
  return { ...timesOf(all), 'per second': Math.round((times / whole) * 1_000) };
}

export function round(value: number): number {
  return Number(value.toFixed(1));
}
