import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A part of the bench that runs in its own process, so that it can use its own CPU core. */
export class BenchProcess implements AsyncDisposable {
  /** The URL of what the process serves. */
  readonly url: string;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.child = child;
    this.url = url;
  }

  /** Starts a file of this folder; resolves when it reports its URL. */
  static async start(file: string, ...args: string[]): Promise<BenchProcess> {
    const child = fork(new URL(file, import.meta.url), args);
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    return new BenchProcess(child, url);
  }

  /** Clears the recorded replies of the replay server. */
  reset(): void {
    this.child.send('reset');
  }

  /** Returns the CPU time that all threads of the process have used, µs. */
  async cpu(): Promise<number> {
    this.child.send('cpu');
    const [{ cpuMicroseconds }] = (await once(this.child, 'message')) as [{ cpuMicroseconds: number }];
    return cpuMicroseconds;
  }

  /** Returns how long the process takes for `count` calls of an operation, ms. */
  async take(operation: number, count: number): Promise<number> {
    this.child.send({ operation, count });
    const [{ elapsed }] = (await once(this.child, 'message')) as [{ elapsed: number }];
    return elapsed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.child.disconnect();
    await once(this.child, 'exit');
  }
}

/** The path of the socket in the URL of an embedded store. */
export function socketOf(url: string): string {
  return decodeURIComponent(new URL(url).hostname);
}
