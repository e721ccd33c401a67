import type { ServerResponse } from 'node:http';
import { CancellationSource } from '../cancellation.js';
import type { CancelRequest } from '../subgraph-protocol/index.js';
import { TransientMap } from '../transient-map.js';

/** The batches that are being carried out, and whether somebody still waits for each of their requests. */
export class RunningBatches {
  readonly #bySignature = new TransientMap<readonly CancellationSource[]>();

  /**
   * One signal for each of `count` requests. A signal aborts when the gateway cancels the request, and when it closes the
   * connection because nobody waits for any of them.
   */
  open(signature: string, count: number, response: ServerResponse): readonly CancellationSource[] {
    const signals = Array.from({ length: count }, () => new CancellationSource());
    const leave = (): void => signals.forEach((signal) => signal.abort());
    if (response.closed) {
      leave();
      return signals;
    }
    this.#bySignature.set(signature, signals);
    response.on('close', () => {
      this.#bySignature.delete(signature);
      if (!response.writableFinished) leave();
    });
    return signals;
  }

  /** Cancels requests. Does nothing for an unknown batch, and for requests that are done. */
  cancel({ cancel, requests }: CancelRequest): void {
    const signals = this.#bySignature.get(cancel);
    for (const index of requests) signals?.[index]?.abort();
  }
}
