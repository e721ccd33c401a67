import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A part of the bench that has a process, and so a processor, of its own. */
export class BenchProcess implements AsyncDisposable {
  readonly port: number;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.child = child;
    this.port = port;
  }

  static async start(file: string, ...args: string[]): Promise<BenchProcess> {
    const child = fork(new URL(file, import.meta.url), args);
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new BenchProcess(child, port);
  }

  get url(): string {
    return `mongodb://127.0.0.1:${this.port}/?directConnection=true`;
  }

  /** Makes it begin anew. */
  reset(): void {
    this.child.send('reset');
  }

  /** What it has used of the processor so far, all threads together; µs. */
  async cpu(): Promise<number> {
    this.child.send('cpu');
    const [{ cpuMicroseconds }] = (await once(this.child, 'message')) as [{ cpuMicroseconds: number }];
    return cpuMicroseconds;
  }

  /** How long it takes for so many calls of an operation; ms. */
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
