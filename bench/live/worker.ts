import { fork } from 'node:child_process';
import { once } from 'node:events';
import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

type Tasks = Readonly<Record<string, (argument: never) => unknown>>;
type Result<Task> = Task extends (argument: never) => infer Value ? Awaited<Value> : never;

interface Call {
  id: number;
  task: string;
  argument: unknown;
}

/** A separate process, whose CPU and memory can be measured. It runs the tasks that its file declares. */
export interface Worker<Of extends Tasks> extends AsyncDisposable {
  do<Name extends keyof Of & string>(
    task: Name,
    ...argument: Parameters<Of[Name]>
  ): Promise<Result<Of[Name]>>;
}

/** The resources of a process since its start. */
export interface Usage {
  /** CPU time, ms. */
  cpu: number;
  /** Duration of garbage collections, ms. */
  garbage: number;
  /** Resident memory, bytes. */
  rss: number;
}

/** Starts a file of this folder. When LIVE_PROFILE names a folder, the process writes a CPU profile there on exit. */
export function start<Of extends Tasks>(file: string): Worker<Of> {
  const profile = process.env['LIVE_PROFILE'];
  const child = fork(new URL(file, import.meta.url), {
    execArgv: [
      ...['--conditions=source', '--import', 'tsx'],
      ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
    ],
    env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
  });
  const waiting = new Map<number, (value: never) => void>();
  child.on('message', ({ id, value }: { id: number; value: never }) => {
    waiting.get(id)?.(value);
    waiting.delete(id);
  });
  let calls = 0;
  return {
    do: (task, ...[argument]) =>
      new Promise((resolve) => {
        const call: Call = { id: calls++, task, argument };
        waiting.set(call.id, resolve);
        child.send(call);
      }),
    [Symbol.asyncDispose]: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

/** Runs the requested tasks in this process until the parent process disconnects. */
export function work(tasks: Tasks): void {
  watchGarbage();
  process.on('message', ({ id, task, argument }: Call) => {
    void Promise.resolve(tasks[task]?.(argument as never)).then((value) => process.send?.({ id, value }));
  });
  process.once('disconnect', () => process.exit());
}

let garbage = 0;

/** Starts to sum the durations of garbage collections. */
function watchGarbage(): void {
  new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) garbage += duration;
  }).observe({ entryTypes: ['gc'] });
}

/** Returns the usage of this process. */
export async function usage(): Promise<Usage> {
  // The observer reports finished garbage collections asynchronously.
  await setImmediate();
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1_000, garbage, rss: process.memoryUsage().rss };
}
