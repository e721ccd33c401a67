import type { ServerResponse } from 'node:http';
import type { Cancellation, CancellationListener } from '../cancellation.js';
import { RookeryError } from '../errors.js';

/** Aborts when the connection is closed before the response was written: the gateway no longer waits for it. */
export class ClosedResponse implements Cancellation {
  readonly #response: ServerResponse;
  readonly #listeners = new Map<CancellationListener, () => void>();

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get aborted(): boolean {
    return this.#response.destroyed && !this.#response.writableFinished;
  }

  get reason(): unknown {
    return this.aborted ? new RookeryError('TIMEOUT') : undefined;
  }

  addEventListener(_type: 'abort', listener: CancellationListener): void {
    if (this.#response.destroyed) return;
    const onClose = (): void => {
      this.#listeners.delete(listener);
      if (this.aborted) listener.handleEvent();
    };
    this.#listeners.set(listener, onClose);
    this.#response.once('close', onClose);
  }

  removeEventListener(_type: 'abort', listener: CancellationListener): void {
    const onClose = this.#listeners.get(listener);
    if (onClose) this.#response.off('close', onClose);
    this.#listeners.delete(listener);
  }
}
