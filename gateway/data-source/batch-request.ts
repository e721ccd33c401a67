import type { Dispatcher } from 'undici';
import { ResponseLines, BATCH_RESPONSE_TYPE, writeBatch } from '#platform/subgraph-protocol/index.js';
import type { SubgraphResponse } from './subgraph-response.js';
import { InvalidSubgraphResponse } from './failure.js';
import type { Cancellation } from '#platform/cancellation.js';
import { PendingRequest } from './pending-request.js';

/** SubgraphRequests that travel together. */
const MAX_QUESTIONS = 64;
/** Characters that their texts may have together; a longer one travels alone. Far below what a subgraph reads. */
const MAX_CHARACTERS = 256 * 1024;
/** Many times what the largest honest page weighs. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/**
 * One HTTP request to a subgraph, and the response to it: requests that left together, each with a fate of its own. A response
 * that is broken or that lies fails those that it has not answered until then, and is read no further.
 */
export class BatchRequest implements Dispatcher.DispatchHandler {
  readonly #lines = new ResponseLines(MAX_ANSWER_BYTES, (place, json) => this.#take(place, json));
  readonly #onGone = (): void => this.#leave();
  /** By their place; null for those that were answered. */
  #requests: (PendingRequest | null)[] = [];
  #texts: string[] = [];
  #characters = 0;
  /** SubgraphRequests that somebody waits for. */
  #open = 0;
  #controller: Dispatcher.DispatchController | null = null;

  /** Whether a request of so many characters can travel along. */
  hasCapacityFor(characters: number): boolean {
    const { length } = this.#requests;
    return length === 0 || (length < MAX_QUESTIONS && this.#characters + characters <= MAX_CHARACTERS);
  }

  /** Takes a request along. Rejects like SubgraphTransport.send. */
  add(text: string, signal: Cancellation): Promise<SubgraphResponse> {
    const subgraphRequest = new PendingRequest(signal, this.#onGone);
    this.#requests.push(subgraphRequest);
    this.#texts.push(text);
    this.#characters += text.length;
    this.#open++;
    return subgraphRequest.answer;
  }

  /** What is to be sent: the requests that somebody still waits for. Null when there is none; no other may join then. */
  body(): Buffer | null {
    const texts = this.#texts.filter((_, index) => this.#requests[index]?.isOpen);
    this.#requests = this.#requests.filter((subgraphRequest) => subgraphRequest?.isOpen);
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
      throw new InvalidSubgraphResponse('These are no answers.');
  }

  onResponseData(_: Dispatcher.DispatchController, piece: Buffer): void {
    this.#lines.push(piece);
  }

  onResponseEnd(): void {
    if (this.#open > 0) this.#failAll(new InvalidSubgraphResponse('The response ended without all answers.'));
  }

  /** Also told what the others throw: undici aborts the request then. */
  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#failAll(error);
  }

  #take(place: number, json: string): void {
    const subgraphRequest = this.#requests[place];
    if (subgraphRequest === undefined) throw new InvalidSubgraphResponse('Nobody asked this.');
    if (subgraphRequest === null) throw new InvalidSubgraphResponse('This was answered before.');
    // Not to keep the answer for as long as others are missing.
    this.#requests[place] = null;
    if (subgraphRequest.isOpen) this.#open--;
    subgraphRequest.take(json);
  }

  #leave(): void {
    this.#open--;
    this.#abortUnlessWanted();
  }

  #abortUnlessWanted(): void {
    if (this.#open === 0) this.#controller?.abort(new Error('Nobody waits for these answers.'));
  }

  #failAll(error: Error): void {
    this.#open = 0;
    for (const subgraphRequest of this.#requests) subgraphRequest?.fail(error);
  }
}
