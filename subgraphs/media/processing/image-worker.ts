import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MAX_MS, MEMORY_EXIT } from './image-limits.js';
import type { ImageAnswer, ImageJob } from './processed-image.js';

/** Pictures that one child process reads before it is replaced. */
const MAX_JOBS = 200;
/** Below everything that answers clients. */
const PRIORITY = 10;
/** Signals by which a decoder dies of what it reads. */
const CRASHES: ReadonlySet<unknown> = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL']);

type Reply = ImageAnswer | { error: string } | 'ready';

/** One child process that reads pictures, one at a time. Starts with the first one. */
export class ImageWorker implements Disposable {
  readonly #maxMs: number;
  #child: ChildProcess | null = null;
  #jobs = 0;

  /** `maxMs`: how long one picture may take. */
  constructor(maxMs = MAX_MS) {
    this.#maxMs = maxMs;
  }

  /** The pid of the running child; null without one. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /**
   * Reads a picture. A child that takes too long or too much memory, or crashes, is replaced, and the picture has failed. Rejects when the
   * child was ended by somebody else, or cannot write: then it is worth another try.
   */
  async process(job: ImageJob): Promise<ImageAnswer> {
    const child = (this.#child ??= await startChild());
    this.#jobs += 1;
    const answer = await new Promise<ImageAnswer>((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        child.kill('SIGKILL');
      }, this.#maxMs);
      const onMessage = (reply: Reply): void => {
        done();
        if (reply === 'ready' || 'error' in reply)
          reject(new Error(`A picture was not read: ${JSON.stringify(reply)}`));
        else resolve(reply);
      };
      const onExit = (code: number | null, signal: NodeJS.Signals | null): void => {
        done();
        this.#forget(child);
        if (isLate || code === MEMORY_EXIT) resolve({ failure: 'LIMIT_EXCEEDED' });
        else if (CRASHES.has(signal)) resolve({ failure: 'UNREADABLE' });
        else reject(new Error(`The process that reads pictures has ended (${signal ?? code}).`));
      };
      const done = (): void => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
      };
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.send(job);
    });
    if (this.#jobs >= MAX_JOBS) this[Symbol.dispose]();
    return answer;
  }

  [Symbol.dispose](): void {
    const child = this.#child;
    if (child === null) return;
    this.#forget(child);
    child.kill('SIGKILL');
  }

  #forget(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#jobs = 0;
  }
}

/** Resolves when the child is ready to read. */
async function startChild(): Promise<ChildProcess> {
  const isSource = import.meta.url.endsWith('.ts');
  const script = fileURLToPath(new URL(`./image-child.${isSource ? 'ts' : 'js'}`, import.meta.url));
  const child = fork(script, {
    // No variable of this process reaches the child: settings may have secrets in them.
    env: {},
    execArgv: isSource ? ['--conditions=source', '--import', import.meta.resolve('tsx')] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The process that reads pictures did not start (${code}).`)),
    );
  });
  child.removeAllListeners('exit');
  if (child.pid !== undefined) setPriority(child.pid, PRIORITY);
  return child;
}
