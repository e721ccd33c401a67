import { readAnswer, type SubgraphResponse } from './subgraph-response.js';
import type { Cancellation, CancellationListener } from '#platform/cancellation.js';

/** One request of an exchange, and whoever waits for the answer to it. */
export class PendingRequest implements CancellationListener {
  readonly answer: Promise<SubgraphResponse>;
  readonly #signal: Cancellation;
  readonly #onGone: () => void;
  #resolve!: (answer: SubgraphResponse) => void;
  #reject!: (error: Error) => void;
  #isOpen = true;

  /** `onGone` is called when the signal aborts before there is an answer, or a failure. */
  constructor(signal: Cancellation, onGone: () => void) {
    this.#signal = signal;
    this.#onGone = onGone;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    signal.addEventListener('abort', this);
  }

  /** Whether somebody waits. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Takes the subgraph's answer, of which nothing is believed; whoever has left is not told. */
  take(json: string): void {
    if (!this.#isOpen) return;
    this.#close();
    try {
      this.#resolve(readAnswer(json));
    } catch (error) {
      this.#reject(error as Error);
    }
  }

  fail(error: Error): void {
    if (!this.#isOpen) return;
    this.#close();
    this.#reject(error);
  }

  /** Nobody waits any more. */
  handleEvent(): void {
    this.fail(this.#signal.reason as Error);
    this.#onGone();
  }

  #close(): void {
    this.#isOpen = false;
    this.#signal.removeEventListener('abort', this);
  }
}
