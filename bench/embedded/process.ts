import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A part of the bench that runs in its own process, so that it can use its own CPU core. */
export class BenchProcess implements AsyncDisposable {
  readonly port: number;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.child = child;
    this.port = port;
  }

  /** Starts a file of this folder; resolves when it reports its port. */
  static async start(file: string, ...args: string[]): Promise<BenchProcess> {
    const child = fork(new URL(file, import.meta.url), args);
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new BenchProcess(child, port);
  }

  get url(): string {
    return `mongodb://127.0.0.1:${this.port}/?directConnection=true`;
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
