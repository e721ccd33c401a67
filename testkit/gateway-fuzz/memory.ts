import { readMetrics } from '../client/metrics.js';

/** Watches the heap of a process whose metrics page is at `url`. */
export class HeapWatch {
  readonly #url: string;
  readonly #samples: number[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  async sample(): Promise<void> {
    const [, bytes] =
      /^nodejs_heap_size_used_bytes(?:\{.*\})? (\S+)/m.exec(await readMetrics(this.#url)) ?? [];
    this.#samples.push(Number(bytes) / 2 ** 20);
  }

  /** The least heap, in MiB, of the second and of the last quarter: the first fills the caches, and garbage comes on top. */
  get quarters(): { second: number; last: number } {
    const quarter = Math.floor(this.#samples.length / 4);
    const least = (from: number): number =>
      Math.round(Math.min(...this.#samples.slice(from, from + quarter)));
    return { second: least(quarter), last: least(3 * quarter) };
  }
}
