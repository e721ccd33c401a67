import { setTimeout as sleep } from 'node:timers/promises';

/** Percentiles of a series of durations, in ms. */
export interface Times {
  p50: number;
  p99: number;
}

export function timesOf(durations: readonly number[]): Times {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.floor(share * (sorted.length - 1))] ?? NaN);
  return { p50: at(0.5), p99: at(0.99) };
}

/** Returns how long `work` takes, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The result of a load: percentiles of the durations, the rate of successful calls, and the costs of a call. */
export interface Loaded extends Times {
  'per second': number;
  failed: number;
  /** CPU time of this process per call. */
  'CPU ms': number;
}

/**
 * Calls `work` `times` times, with at most `concurrency` calls at once. The durations and the rate cover successful calls only.
 * The CPU time includes the client; it is the only number that other load on the machine does not distort. With `perSecond`, each
 * call has a scheduled start, and its duration counts from there: time spent in a queue of late calls is included. Prints why calls failed.
 */
export async function load(
  times: number,
  concurrency: number,
  work: (index: number) => Promise<unknown>,
  perSecond = Infinity,
): Promise<Loaded> {
  const durations: number[] = [];
  const failures = new Map<string, number>();
  let next = 0;
  const begin = performance.now();
  const connection = async (): Promise<void> => {
    for (let index = next++; index < times; index = next++) {
      const early = begin + (index / perSecond) * 1_000 - performance.now();
      if (early > 0) await sleep(early);
      const late = perSecond === Infinity ? 0 : Math.max(0, -early);
      const time = await timed(() => work(index)).catch((error: unknown) => {
        const cause = causeOf(error);
        failures.set(cause, (failures.get(cause) ?? 0) + 1);
        return null;
      });
      if (time !== null) durations.push(time + late);
    }
  };
  const before = process.cpuUsage();
  const whole = await timed(() => Promise.all(Array.from({ length: concurrency }, connection)));
  const { user, system } = process.cpuUsage(before);
  for (const [cause, count] of failures) console.error(`${count} of ${times} calls failed: ${cause}`);
  const rate = Math.round((durations.length / whole) * 1_000);
  return {
    ...timesOf(durations),
    'per second': rate,
    failed: times - durations.length,
    'CPU ms': round((user + system) / 1_000 / times),
  };
}

/** The code of a refusal, or the message of another error. */
function causeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /"code":"(\w+)"/.exec(message)?.[1] ?? message.slice(0, 200);
}

/** Rounds to one decimal. */
export function round(value: number): number {
  return Number(value.toFixed(1));
}
