import type { ServerResponse } from 'node:http';
import type { Cancellation } from '../cancellation.js';
import { BATCH_RESPONSE_TYPE, writeResponseLine, type SubgraphRequest } from '../subgraph-protocol/index.js';
import type { Log } from '../log.js';
import type { ExecuteRequest } from './execute-request.js';

/** A batch, and a signal for each of its requests. */
export interface Batch {
  readonly requests: readonly SubgraphRequest[];
  readonly signals: readonly Cancellation[];
}

/**
 * Executes the requests of a batch concurrently and writes each response as soon as it is ready. The execution of a request
 * ends when its signal aborts.
 */
export function respondToBatch(
  { requests, signals }: Batch,
  response: ServerResponse,
  ask: ExecuteRequest,
  log: Log,
): void {
  const writer = new BatchWriter(response, requests.length);
  requests.forEach(({ request, context }, index) => {
    const signal = signals[index];
    ask(request, signal ? { ...context, signal } : context).then(
      (result) => writer.add(index, result),
      (error: unknown) => {
        log.error({ err: error, requestId: context.requestId }, 'Could not execute a request of a batch.');
        writer.add(index, null);
      },
    );
  });
}

/** Writes the responses of a batch; those that become ready in the same turn of the event loop share one write. */
class BatchWriter {
  readonly #response: ServerResponse;
  #missing: number;
  #ready = '';
  #isScheduled = false;

  constructor(response: ServerResponse, count: number) {
    this.#response = response;
    this.#missing = count;
    if (count === 0) this.#scheduleWrite();
  }

  /** Adds the response of one request; null when the subgraph has none. */
  add(index: number, result: object | null): void {
    // The gateway has closed the connection.
    if (this.#response.destroyed) return;
    this.#missing--;
    this.#ready += writeResponseLine(index, JSON.stringify(result));
    if (!this.#isScheduled) this.#scheduleWrite();
  }

  #scheduleWrite(): void {
    this.#isScheduled = true;
    setImmediate(() => this.#write());
  }

  #write(): void {
    const response = this.#response;
    const ready = this.#ready;
    this.#ready = '';
    this.#isScheduled = false;
    if (this.#missing > 0) {
      if (!response.headersSent) response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE });
      response.write(ready);
      return;
    }
    if (!response.headersSent) {
      // With a content-length, Node writes the response in one piece instead of chunks.
      const headers = { 'content-type': BATCH_RESPONSE_TYPE, 'content-length': Buffer.byteLength(ready) };
      response.writeHead(200, headers);
    }
    response.end(ready);
  }
}
