import { setTimeout } from 'node:timers/promises';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { Limits } from '../../limits.js';
import type { Metrics } from '../../metrics.js';
import { Attempt, Outage } from '../notice/index.js';
import type { CompletionOptions, UpstreamOperation } from './upstream-operation.js';
import { UpstreamRefusal, type UpstreamResult, type UpstreamSink } from './upstream-client.js';
import type { UpstreamSubscriber } from './upstream-subscriber.js';

export interface SharedSubscriptionDeps {
  /** Subscribes the subgraph of an operation. Returns what ends that. */
  connect(operation: UpstreamOperation, sink: UpstreamSink): () => void;
  /** Called when the last client has left, or the subscription has ended. */
  onEnd(): void;
  limits: Limits;
  metrics: Pick<Metrics, 'events'>;
  completion: CompletionOptions;
  log: Log;
}

/** One subscription at a subgraph, and the clients that share it. */
export class SharedSubscription implements UpstreamSink {
  readonly subscribers = new Set<UpstreamSubscriber>();
  readonly #deps: SharedSubscriptionDeps;
  #operation: UpstreamOperation;
  #disconnect: (() => void) | null = null;
  readonly #ended = new AbortController();
  /** Results in the order of the events: each is delivered when those before it are. */
  #delivered: Promise<void> = Promise.resolve();
  #completing = 0;

  constructor(operation: UpstreamOperation, deps: SharedSubscriptionDeps) {
    this.#operation = operation;
    this.#deps = deps;
  }

  get operation(): UpstreamOperation {
    return this.#operation;
  }

  get #isEnded(): boolean {
    return this.#ended.signal.aborted;
  }

  /** Events that are being completed. */
  get pending(): number {
    return this.#completing;
  }

  add(subscriber: UpstreamSubscriber): void {
    this.subscribers.add(subscriber);
    try {
      this.#disconnect ??= this.#connect();
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  /** Ends the upstream subscription when the last subscriber has left. */
  remove(subscriber: UpstreamSubscriber): void {
    subscriber.close();
    if (this.subscribers.delete(subscriber) && this.subscribers.size === 0) this.#end();
  }

  /** Goes on in another supergraph: by the same subscription when the subgraph is still asked for the same. */
  replace(operation: UpstreamOperation, isSameEndpoint: boolean): void {
    const before = this.#operation;
    this.#operation = operation;
    if (isSameEndpoint && operation.subscribesLike(before)) return;
    this.#disconnect?.();
    this.#disconnect = this.#connect();
  }

  next(event: UpstreamResult): void {
    if (this.#isEnded) return;
    this.#deps.metrics.events.inc({ direction: 'in' });
    if (this.#completing >= this.#deps.limits.waitingEvents) {
      const message = 'Events come faster than the subgraphs complete them.';
      return this.#failAll(new RookeryError('OVERLOADED', { message }));
    }
    this.#completing++;
    const attempt = Attempt.first(this.#deps.limits.noticeRetryMs);
    const text = this.#operation.complete(event, this.#deps.completion);
    const before = this.#delivered;
    this.#delivered = text
      .catch((error: unknown) => before.then(() => this.#completeLater(event, error, attempt)))
      .then(
        (payload) => before.then(() => this.#deliver(payload)),
        (error: unknown) => before.then(() => this.#failAll(error)),
      );
  }

  /**
   * Completes an event again and again while a subgraph is away, until the deadline. Later events wait behind it. Rejects with
   * what clients are told when the time is over.
   */
  async #completeLater(event: UpstreamResult, error: unknown, attempt: Attempt): Promise<string> {
    const { signal } = this.#ended;
    for (let [last, each] = [error, attempt]; ; each = each.next) {
      if (!(last instanceof Outage) || signal.aborted) throw last;
      const { pause } = each;
      if (pause === null) throw this.#toClientError(last);
      await setTimeout(pause, undefined, { signal }).catch(() => undefined);
      try {
        return await this.#operation.complete(event, this.#deps.completion);
      } catch (failure) {
        last = failure;
      }
    }
  }

  /** After the events that came before. */
  complete(): void {
    void this.#delivered.then(() => {
      for (const subscriber of this.subscribers) subscriber.complete();
      this.#end();
    });
  }

  fail(error: Error): void {
    void this.#delivered.then(() => this.#failAll(this.#toClientError(error)));
  }

  #connect(): () => void {
    let isCurrent = true;
    const guard = (act: () => void): void => {
      if (isCurrent && !this.#isEnded) act();
    };
    const disconnect = this.#deps.connect(this.#operation, {
      next: (event) => guard(() => this.next(event)),
      complete: () => guard(() => this.complete()),
      fail: (error) => guard(() => this.fail(error)),
    });
    return () => {
      isCurrent = false;
      disconnect();
    };
  }

  #deliver(payload: string): void {
    if (this.#isEnded) return;
    this.#completing--;
    for (const subscriber of this.subscribers) {
      this.#deps.metrics.events.inc({ direction: 'out' });
      if (!subscriber.next(payload)) this.remove(subscriber);
    }
  }

  #failAll(error: unknown): void {
    for (const subscriber of this.subscribers) subscriber.fail(error);
    this.#end();
  }

  #end(): void {
    if (this.#isEnded) return;
    this.#ended.abort();
    this.#completing = 0;
    this.subscribers.clear();
    this.#disconnect?.();
    this.#deps.onEnd();
  }

  #toClientError(error: Error): Error {
    if (error instanceof RookeryError) return error;
    const { subgraph } = this.#operation;
    if (error instanceof UpstreamRefusal && error.errors[0])
      return this.#operation.refusalOf(error.errors[0]);
    this.#deps.log.warn({ err: error, to: subgraph }, 'a subscription to a subgraph has failed');
    return new RookeryError('SERVICE_UNAVAILABLE', { cause: error, retryAfter: 1 });
  }
}
