import { WebSocket } from 'ws';
import type { Child } from '../client/child.js';

/** The environment of a child process whose heap is to be watched. */
export const WATCHED = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

/** Watches the heap of a child process by its inspector. What is garbage does not count: it is collected before each sample. */
export class HeapWatch implements Disposable {
  readonly #inspector: WebSocket;
  #samples: number[] = [];
  #calls = 0;

  private constructor(inspector: WebSocket) {
    this.#inspector = inspector;
    inspector.setMaxListeners(0);
  }

  /** `child` runs in the environment WATCHED. */
  static async open(child: Child): Promise<HeapWatch> {
    const [, address = ''] = await child.says(/Debugger listening on (ws:\S+)/);
    const inspector = new WebSocket(address);
    await new Promise((resolve, reject) => inspector.once('open', resolve).once('error', reject));
    return new HeapWatch(inspector);
  }

  async sample(): Promise<void> {
    await this.#call('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#call('Runtime.getHeapUsage');
    this.#samples.push(Number(usedSize) / 2 ** 20);
  }

  /** The medians, in MiB, of the second and of the last quarter since the last call: the first fills the caches. */
  quarters(): { second: number; last: number } {
    const samples = this.#samples;
    this.#samples = [];
    const quarter = Math.floor(samples.length / 4);
    const median = (from: number): number =>
      Math.round(samples.slice(from, from + quarter).sort((a, b) => a - b)[quarter >> 1] ?? NaN);
    return { second: median(quarter), last: median(3 * quarter) };
  }

  [Symbol.dispose](): void {
    this.#inspector.close();
  }

  #call(method: string): Promise<Record<string, unknown>> {
    const id = ++this.#calls;
    return new Promise((resolve, reject) => {
      const onMessage = (data: Buffer): void => {
        const reply = JSON.parse(data.toString()) as { id?: number; result?: Record<string, unknown> };
        if (reply.id !== id) return;
        this.#inspector.off('message', onMessage);
        if (reply.result) resolve(reply.result);
        else reject(new Error(`${method}: ${data.toString()}`));
      };
      this.#inspector.on('message', onMessage).send(JSON.stringify({ id, method }));
    });
  }
}
