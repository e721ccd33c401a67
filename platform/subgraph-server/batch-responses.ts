import type { ServerResponse } from 'node:http';
import { BATCH_RESPONSE_TYPE, writeResponseLine, type SubgraphRequest } from '../subgraph-protocol/index.js';
import type { Log } from '../log.js';
import type { ExecuteRequest } from './execute-request.js';

/** Asks all requests of a batch side by side and answers each as soon as it can. */
export function respondToBatch(
  requests: readonly SubgraphRequest[],
  response: ServerResponse,
  ask: ExecuteRequest,
  log: Log,
): void {
  const answers = new BatchAnswers(response, requests.length);
  requests.forEach(({ request, context }, place) => {
    ask(request, context).then(
      (answer) => answers.add(place, answer),
      (error: unknown) => {
        log.error({ err: error, requestId: context.requestId }, 'A question failed.');
        answers.add(place, null);
      },
    );
  });
}

/** Writes the answers to a batch; those that become ready in the same turn of the event loop are one write. */
class BatchAnswers {
  readonly #response: ServerResponse;
  #missing: number;
  #ready = '';
  #isDue = false;

  constructor(response: ServerResponse, count: number) {
    this.#response = response;
    this.#missing = count;
    if (count === 0) this.#writeSoon();
  }

  add(place: number, answer: object | null): void {
    // Whoever asked has left.
    if (this.#response.destroyed) return;
    this.#missing--;
    this.#ready += writeResponseLine(place, JSON.stringify(answer));
    if (!this.#isDue) this.#writeSoon();
  }

  #writeSoon(): void {
    this.#isDue = true;
    setImmediate(() => this.#write());
  }

  #write(): void {
    const response = this.#response;
    const ready = this.#ready;
    this.#ready = '';
    this.#isDue = false;
    if (this.#missing > 0) {
      if (!response.headersSent) response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE });
      response.write(ready);
      return;
    }
    if (!response.headersSent) {
      // Known beforehand, so that the answer is one write and not cut into chunks.
      const headers = { 'content-type': BATCH_RESPONSE_TYPE, 'content-length': Buffer.byteLength(ready) };
      response.writeHead(200, headers);
    }
    response.end(ready);
  }
}
