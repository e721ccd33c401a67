import { readAnswer, type SubgraphResponse } from './subgraph-response.js';
import type { Cancellation, CancellationListener } from '#platform/cancellation.js';

/** One request of a batch and the caller that waits for its response. */
export class PendingRequest implements CancellationListener {
  readonly answer: Promise<SubgraphResponse>;
  readonly #signal: Cancellation;
  readonly #onGone: () => void;
  #resolve!: (answer: SubgraphResponse) => void;
  #reject!: (error: Error) => void;
  #isOpen = true;

  /** `onGone` is called when the signal aborts before there is a response or a failure. */
  constructor(signal: Cancellation, onGone: () => void) {
    this.#signal = signal;
    this.#onGone = onGone;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    signal.addEventListener('abort', this);
  }

  /** Whether the caller still waits. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Resolves with the subgraph's response after validating it. Does nothing when the caller has left. */
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

  /** Called when the caller leaves. */
  handleEvent(): void {
    this.fail(this.#signal.reason as Error);
    this.#onGone();
  }

  #close(): void {
    this.#isOpen = false;
    this.#signal.removeEventListener('abort', this);
  }
}
