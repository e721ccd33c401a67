import type { Dispatcher } from 'undici';
import { ResponseLines, BATCH_RESPONSE_TYPE, writeBatch } from '#platform/subgraph-protocol/index.js';
import type { SubgraphResponse } from './subgraph-response.js';
import { InvalidSubgraphResponse } from './failure.js';
import type { Cancellation } from '#platform/cancellation.js';
import { PendingRequest } from './pending-request.js';

/** The most requests of one batch. */
const MAX_REQUESTS = 64;
/** The most characters of a batch; a longer request is sent alone. Far below the body limit of a subgraph. */
const MAX_CHARACTERS = 256 * 1024;
/** Many times the size of the largest page. */
const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

/** Cancels requests of a batch, by their indexes. */
export type CancelRequests = (indexes: readonly number[]) => void;

/**
 * One HTTP request to a subgraph with a batch of requests, and its response. Each request settles on its own. A response that
 * breaks off or violates the protocol fails the requests without a result and is not read further.
 */
export class BatchRequest implements Dispatcher.DispatchHandler {
  readonly #lines = new ResponseLines(MAX_RESPONSE_BYTES, (place, json) => this.#take(place, json));
  /** By index in the batch; null for those with a result. */
  #requests: (PendingRequest | null)[] = [];
  #texts: string[] = [];
  #characters = 0;
  /** Requests that a caller waits for. */
  #open = 0;
  #controller: Dispatcher.DispatchController | null = null;
  /** Cancels requests that the subgraph has received; set when the batch is sent. */
  #cancel: CancelRequests | null = null;
  /** Requests without a response that their callers have left in this turn of the event loop. */
  #left: number[] = [];

  /** Whether a request of this length fits into the batch. */
  hasCapacityFor(characters: number): boolean {
    const { length } = this.#requests;
    return length === 0 || (length < MAX_REQUESTS && this.#characters + characters <= MAX_CHARACTERS);
  }

  /** Adds a request. Rejects like SubgraphTransport.send. */
  add(text: string, signal: Cancellation): Promise<SubgraphResponse> {
    const request = new PendingRequest(signal, () => this.#leave(request));
    this.#requests.push(request);
    this.#texts.push(text);
    this.#characters += text.length;
    this.#open++;
    return request.answer;
  }

  /** Call before the batch is sent: `cancel` is called with the requests whose callers leave while others wait. */
  onLeave(cancel: CancelRequests): void {
    this.#cancel = cancel;
  }

  /** The body with all requests that a caller still waits for; null when there are none. No request may be added after it. */
  body(): Buffer | null {
    const texts = this.#texts.filter((_, index) => this.#requests[index]?.isOpen);
    this.#requests = this.#requests.filter((request) => request?.isOpen);
    this.#texts = [];
    return texts.length === 0 ? null : Buffer.from(writeBatch(texts));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#abortUnlessWanted();
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    if (status !== 200) throw new InvalidSubgraphResponse(`HTTP ${status}`);
    if (headers['content-type'] !== BATCH_RESPONSE_TYPE)
      throw new InvalidSubgraphResponse(`Unexpected content type: ${String(headers['content-type'])}`);
  }

  onResponseData(_: Dispatcher.DispatchController, piece: Buffer): void {
    this.#lines.push(piece);
  }

  onResponseEnd(): void {
    if (this.#open > 0)
      this.#failAll(new InvalidSubgraphResponse('The response ended before every request had a result.'));
  }

  /** Also called with errors that the other handlers throw, which make undici abort the request. */
  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#failAll(error);
  }

  #take(place: number, json: string): void {
    const request = this.#requests[place];
    if (request === undefined)
      throw new InvalidSubgraphResponse('The response has a result for an unknown request.');
    if (request === null) throw new InvalidSubgraphResponse('The response has two results for one request.');
    // The response need not stay in memory until the others are complete.
    this.#requests[place] = null;
    if (request.isOpen) this.#open--;
    request.take(json);
  }

  #leave(request: PendingRequest): void {
    this.#open--;
    this.#abortUnlessWanted();
    if (this.#open === 0 || !this.#cancel) return;
    if (this.#left.length === 0) setImmediate(() => this.#cancelLeft());
    this.#left.push(this.#requests.indexOf(request));
  }

  /** Requests that have got a response meanwhile need not be cancelled, and nobody waits when the batch was aborted. */
  #cancelLeft(): void {
    const left = this.#left.filter((index) => this.#requests[index] != null);
    this.#left = [];
    if (left.length > 0 && this.#open > 0) this.#cancel?.(left);
  }

  #abortUnlessWanted(): void {
    if (this.#open === 0) this.#controller?.abort(new Error('All callers have left.'));
  }

  #failAll(error: Error): void {
    this.#open = 0;
    for (const request of this.#requests) request?.fail(error);
  }
}
