const ROUNDS = 5;

/** One of those that do the same work. */
export interface Contender {
  readonly name: string;
  /** Readers of the CPU, in ms, of the processes whose work is counted. */
  readonly cpu: Readonly<Record<string, () => Promise<number>>>;
  /** Requests in one round. */
  readonly times: number;
  run(times: number): Promise<void>;
}

/** Prints the CPU per request of each contender, the lowest of interleaved rounds, because other load only adds, and its ratio to the last contender. */
export async function compare(title: string, contenders: readonly Contender[]): Promise<void> {
  for (const { run, times } of contenders) await run(times);
  const rounds = contenders.map((): Record<string, number>[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, contender] of contenders.entries()) rounds[index]!.push(await measure(contender));
  }
  const lowest = rounds.map((all) => {
    const keys = Object.keys(all[0]!);
    return Object.fromEntries(keys.map((key) => [key, Math.min(...all.map((each) => each[key]!))]));
  });
  const last = lowest.at(-1)!;
  console.log(`\n${title}`);
  console.table(
    lowest.map((each, index) => ({
      '': contenders[index]!.name,
      ...Object.fromEntries(
        Object.entries(each).map(([key, value]) => [`${key}, ms`, Number(value.toFixed(3))]),
      ),
      ratio: Number((each['all']! / last['all']!).toFixed(2)),
    })),
  );
}

async function measure({ cpu, times, run }: Contender): Promise<Record<string, number>> {
  const readers = Object.entries(cpu);
  const before = await Promise.all(readers.map(([, read]) => read()));
  const started = performance.now();
  await run(times);
  const wall = performance.now() - started;
  const after = await Promise.all(readers.map(([, read]) => read()));
  const each = readers.map(([name], index) => [name, (after[index]! - before[index]!) / times] as const);
  return { ...Object.fromEntries(each), all: each.reduce((sum, [, ms]) => sum + ms, 0), wall: wall / times };
}
