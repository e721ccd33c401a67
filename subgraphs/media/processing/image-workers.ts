import { availableParallelism } from 'node:os';
import { ImageWorker } from './image-worker.js';
import type { ImageAnswer, ImageJob } from './processed-image.js';

/** Pictures that one process reads at a time: each takes one core. */
export const PARALLEL_IMAGES = Math.max(1, Math.min(4, availableParallelism() - 1));

/** The child processes of this process, of which an idle one takes the next picture. */
export class ImageWorkers implements AsyncDisposable {
  readonly #idle = Array.from({ length: PARALLEL_IMAGES }, () => new ImageWorker());
  readonly #all = [...this.#idle];
  readonly #waiting: ((worker: ImageWorker) => void)[] = [];

  async process(job: ImageJob): Promise<ImageAnswer> {
    const worker =
      this.#idle.pop() ?? (await new Promise<ImageWorker>((resolve) => this.#waiting.push(resolve)));
    try {
      return await worker.process(job);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(worker);
      else this.#idle.push(worker);
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    for (const worker of this.#all) worker[Symbol.dispose]();
    return Promise.resolve();
  }
}
