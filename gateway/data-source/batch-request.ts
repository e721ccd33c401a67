import type { Dispatcher } from 'undici';
import { AnswerLines, ANSWERS_TYPE, writeQuestions } from '#platform/subgraph-protocol/index.js';
import type { SubgraphResponse } from './subgraph-response.js';
import { InvalidSubgraphResponse } from './failure.js';
import type { Cancellation } from './cancellation.js';
import { PendingQuestion } from './pending-request.js';

/** Questions that travel together. */
const MAX_QUESTIONS = 64;
/** Characters that their texts may have together; a longer one travels alone. Far below what a subgraph reads. */
const MAX_CHARACTERS = 256 * 1024;
/** Many times what the largest honest page weighs. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/**
 * One HTTP request to a subgraph, and the response to it: questions that left together, each with a fate of its own. A response
 * that is broken or that lies fails those that it has not answered until then, and is read no further.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #lines = new AnswerLines(MAX_ANSWER_BYTES, (place, json) => this.#take(place, json));
  readonly #onGone = (): void => this.#leave();
  /** By their place; null for those that were answered. */
  #questions: (PendingQuestion | null)[] = [];
  #texts: string[] = [];
  #characters = 0;
  /** Questions that somebody waits for. */
  #open = 0;
  #controller: Dispatcher.DispatchController | null = null;

  /** Whether a question of so many characters can travel along. */
  hasCapacityFor(characters: number): boolean {
    const { length } = this.#questions;
    return length === 0 || (length < MAX_QUESTIONS && this.#characters + characters <= MAX_CHARACTERS);
  }

  /** Takes a question along. Rejects like SubgraphTransport.send. */
  add(text: string, signal: Cancellation): Promise<SubgraphResponse> {
    const question = new PendingQuestion(signal, this.#onGone);
    this.#questions.push(question);
    this.#texts.push(text);
    this.#characters += text.length;
    this.#open++;
    return question.answer;
  }

  /** What is to be sent: the questions that somebody still waits for. Null when there is none; no other may join then. */
  body(): Buffer | null {
    const texts = this.#texts.filter((_, index) => this.#questions[index]?.isOpen);
    this.#questions = this.#questions.filter((question) => question?.isOpen);
    this.#texts = [];
    return texts.length === 0 ? null : Buffer.from(writeQuestions(texts));
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
    if (headers['content-type'] !== ANSWERS_TYPE) throw new InvalidSubgraphResponse('These are no answers.');
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
    const question = this.#questions[place];
    if (question === undefined) throw new InvalidSubgraphResponse('Nobody asked this.');
    if (question === null) throw new InvalidSubgraphResponse('This was answered before.');
    // Not to keep the answer for as long as others are missing.
    this.#questions[place] = null;
    if (question.isOpen) this.#open--;
    question.take(json);
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
    for (const question of this.#questions) question?.fail(error);
  }
}
