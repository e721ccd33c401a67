import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { freeze } from '../services/freeze.js';

/** How long to wait for the output of a process, in ms. Generous: machines are busy. */
const PATIENCE_MS = 60_000;

/** A child process under test, with its output. */
export class Child implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  #output = '';
  #heard: () => void = () => undefined;

  /** `cwd` is the working directory. @default that of the tests */
  constructor(command: string, args: readonly string[], env: Record<string, string>, cwd?: string) {
    // In its own process group, so that a signal reaches the children of npm too.
    this.#child = spawn(command, args, {
      env: { ...withoutOurSettings(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      cwd,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        this.#heard();
      });
    }
    this.#child.on('exit', () => this.#heard());
  }

  /** Everything printed so far. */
  get output(): string {
    return this.#output;
  }

  /** Waits until the output matches; rejects, with the output, when the process ends first or takes too long. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const match = pattern.exec(this.#output);
      if (match) return match;
      if (this.#child.exitCode !== null)
        throw new Error(`It ended without saying ${pattern}:\n${this.#output}`);
      if (deadline.aborted) throw new Error(`It does not say ${pattern}:\n${this.#output}`);
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
        deadline.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** Waits for the exit; resolves to the exit code, null after a signal. */
  async ends(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  /** Sends a signal to the process group and waits for the exit. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid !== undefined) {
      process.kill(-this.#child.pid, signal);
    }
    return this.ends();
  }

  /** Sends a signal that the process survives. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Pauses the process with its connections open (SIGSTOP); resolves when it is paused. */
  async freeze(): Promise<void> {
    if (this.#child.pid !== undefined) await freeze(this.#child.pid);
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill('SIGKILL');
  }
}

/** The environment of the tests without Rookery's settings. */
function withoutOurSettings(): Record<string, string | undefined> {
  const ours = /^(ROOKERY_|OTEL_|PORT$|HOST$|DRAIN_MS$|NODE_ENV$|VITEST|(MONGODB|REDIS|NATS)_URL$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
