import type { Consumer } from '@nats-io/jetstream';
import type { Msg } from '@nats-io/transport-node';
import type { AnyEvent } from '../../event.js';
import type { Log } from '../../log.js';
import { MAX_DELIVERIES, type HeldCount, type WaitingCount } from '../bus.js';
import { HeldEvents, type OutageOptions } from '../held-events.js';
import { KeyedQueue } from '../keyed-queue.js';
import { WaitingEvents } from '../waiting-events.js';
import type { Peers } from './peers.js';
import { Dispatcher, PEER_GONE } from './dispatcher.js';
import { Intake, type InFlightMessage } from './intake.js';
import type { InFlightLimit } from './in-flight-limit.js';
import type { AttemptCounter } from './attempt-counter.js';
import type { ReactionRunner } from './reaction-runner.js';

export interface LeaderOptions extends Omit<OutageOptions, 'isOutage'> {
  durable: string;
  log: Log;
  /** Delays in ms before the second, third, ... delivery. */
  backoff: readonly number[];
  /** ms without an ack or a progress message after which the server redelivers a message. */
  ackWait: number;
  deadLetter: (message: string, event: AnyEvent | null, reason: string) => Promise<void>;
  consumers: readonly Consumer[];
  /** Messages per pull request. */
  batch: number;
  worker: ReactionRunner;
  attemptCounter: AttemptCounter;
  inFlightLimit: InFlightLimit;
  /** Closed with the leader. */
  peers: (onFree: () => void) => Peers;
  /** False when another process may hold the lease. */
  holdsLease: () => boolean;
}

/** ms until storing a dead letter is retried. */
const DEAD_LETTER_RETRY = 1_000;

/** Why a dead letter is not handled past the events of its key. */
const WAITS = { reason: 'Events of its key wait for a newer process.' };

/** ms until an event is retried that no process could start. */
const START_RETRY = 500;

/**
 * The leader of a durable consumer: the only process that pulls messages, keeps the order of each key, and
 * acknowledges. A failed event is retried here, in the queue of its key, and not nak'ed, so that the events
 * after it stay in order. Progress messages keep the server from redelivering it in the meantime.
 */
export class Leader {
  readonly #options: LeaderOptions;
  /** Unbounded: the dispatcher limits how many events are handled at once. */
  readonly #queue = new KeyedQueue(Infinity);
  readonly #waiting: WaitingEvents;
  readonly #held: HeldEvents;
  readonly #peers: Peers;
  readonly #dispatcher: Dispatcher;
  readonly #intake: Intake;
  readonly #progress: NodeJS.Timeout;
  /** Settles when no event with a recorded crash is being handled. */
  #lastSuspect: Promise<unknown> = Promise.resolve();

  constructor(options: LeaderOptions) {
    this.#options = options;
    const { worker, attemptCounter, holdsLease, consumers, batch, ackWait } = options;
    this.#waiting = new WaitingEvents(options.durable, options.log);
    this.#held = new HeldEvents(options.durable, options.log, options);
    this.#peers = options.peers(() => this.pump());
    this.#dispatcher = new Dispatcher({
      ...{ worker, holdsLease, peers: this.#peers },
      begin: (inFlight) => attemptCounter.begin(inFlight, () => this.#dispatcher.handles(inFlight)),
    });
    this.#intake = new Intake({
      ...{ consumers, batch },
      onMessage: (inFlight) => this.#enqueue(inFlight),
      onRedelivery: (inFlight) => void this.#dispatcher.verifyPeer(inFlight),
    });
    this.#progress = setInterval(() => this.#keep(), ackWait / 3);
  }

  get waiting(): WaitingCount[] {
    return this.#waiting.counts();
  }

  get held(): HeldCount[] {
    return this.#held.counts();
  }

  /** Must be called when capacity may have become free, or when a process has joined. */
  pump(): void {
    for (const key of this.#waiting.release((event) => this.#peers.read(event))) this.#queue.retry(key);
    this.#dispatcher.pump();
  }

  /** Handles a dead letter once more, after the queued events of its key. */
  replay(
    event: AnyEvent,
    request: Msg,
    reply: (request: Msg, failure: { reason: string } | null) => void,
  ): void {
    if (this.#waiting.has(event.key)) return reply(request, WAITS);
    this.#queue.add(event.key, async () => {
      reply(request, await this.#options.worker.handle(event));
      return null;
    });
  }

  /**
   * Stops pulling, naks the events that are not being handled, calls `handOver`, and waits for those that
   * are. The next leader starts when every unacknowledged message has reached it.
   */
  async close(handOver: () => Promise<void>): Promise<void> {
    this.#queue.capacity = 0;
    this.#dispatcher.close();
    // Must come first: the server would redeliver nak'ed messages to this process.
    await this.#intake.stop();
    this.#nakWaiting();
    await handOver();
    const timeout = setTimeout(() => this.#dispatcher.abandon(), this.#options.ackWait);
    await this.#queue.idle();
    clearTimeout(timeout);
    this.#queue.clear();
    clearInterval(this.#progress);
    this.#nakWaiting();
    this.#peers.close();
  }

  /** Keeps the server from redelivering. Peers do that for the events that they handle. */
  #keep(): void {
    for (const { message, where } of this.#intake.inFlight) if (where !== 'peer') message.working();
    let held = 0;
    const keys = new Set([...this.#waiting.keys, ...this.#held.keysAlone()]);
    for (const key of keys) held += this.#queue.lengthOf(key);
    void this.#options.inFlightLimit.fit(held);
    // A peer that has disappeared tells nobody: what only that peer reads must wait again.
    this.pump();
  }

  #nakWaiting(): void {
    for (const inFlight of this.#intake.inFlight) {
      if (inFlight.where !== null) continue;
      inFlight.message.nak();
      this.#intake.forget(inFlight);
    }
  }

  #enqueue(inFlight: InFlightMessage): void {
    const { event, message } = inFlight;
    // Not filtered on the server: the event types of a consumer may change between versions.
    if (event && !this.#options.worker.wants(event)) return void this.#ack(inFlight);
    if (!event) inFlight.reason = `Not an event: ${message.string().slice(0, 200)}`;
    this.#queue.add(event?.key ?? '', () => this.#attempt(inFlight));
  }

  async #attempt(inFlight: InFlightMessage): Promise<number | null> {
    const { event, message } = inFlight;
    if (event && !this.#dispatcher.isReadable(event)) {
      if (this.#options.worker.isNewer(event)) return this.#wait(event);
      inFlight.reason ??= this.#options.worker.refusalOf(event);
    }
    if (inFlight.reason === null && event) {
      const retryDelay = await this.#try(inFlight, event);
      if (inFlight.reason === null) return retryDelay;
    }
    inFlight.where = 'here';
    const isStored = await this.#deadLetter(inFlight, event?.id ?? message.subject + message.seq);
    inFlight.where = null;
    return isStored ? this.#ack(inFlight) : DEAD_LETTER_RETRY;
  }

  /** No process can read the event yet. Its key waits until one joins, and no attempt is counted. */
  #wait(event: AnyEvent): number {
    this.#waiting.add(event);
    return Infinity;
  }

  /**
   * Returns null when the event was handled, or the ms until the next attempt. Sets `reason` when there must
   * be none.
   */
  async #try(inFlight: InFlightMessage, event: AnyEvent): Promise<number | null> {
    const { attemptCounter } = this.#options;
    if (inFlight.attempts === null) {
      if (!(await attemptCounter.load(inFlight))) return START_RETRY;
      if (inFlight.attempts !== null && inFlight.attempts >= MAX_DELIVERIES)
        inFlight.reason = 'Delivery limit exceeded: the reaction never completed';
      // The delay proves that the process survives and lets it handle other events before a possible crash.
      return this.#backoff(inFlight.attempts ?? 0);
    }
    const handle = () => this.#dispatcher.handle(inFlight, event).finally(() => attemptCounter.end(inFlight));
    const failure = await (inFlight.isSuspect ? this.#oneAtATime(handle) : handle());
    if (failure === undefined) return START_RETRY;
    if (failure === null) {
      this.#held.handled();
      return this.#ack(inFlight);
    }
    const pause = failure.isOutage ? this.#held.hold(event, failure.reason) : null;
    if (pause !== null) {
      await attemptCounter.notCounted(inFlight);
      return pause;
    }
    const count = failure === PEER_GONE ? attemptCounter.lost(inFlight) : attemptCounter.failed(inFlight);
    if (count >= MAX_DELIVERIES) inFlight.reason = failure.reason;
    else this.#warn(event, failure.reason);
    return this.#backoff(count);
  }

  #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#lastSuspect.then(work);
    this.#lastSuspect = done.catch(() => undefined);
    return done;
  }

  /** The delay in ms before the next attempt. */
  #backoff(attempts: number): number {
    const { backoff } = this.#options;
    return backoff[Math.min(Math.ceil(attempts), backoff.length) - 1] ?? 0;
  }

  #warn({ id, type }: AnyEvent, reason: string): void {
    const { log, durable } = this.#options;
    log.warn({ durable, event: id, type, reason }, 'reaction failed, will be retried');
  }

  async #deadLetter({ event, reason }: InFlightMessage, message: string): Promise<boolean> {
    const { log, durable, deadLetter } = this.#options;
    try {
      await deadLetter(message, event, reason ?? '');
      log.error({ durable, message, reason }, 'event moved to the dead letters');
      return true;
    } catch (error) {
      log.error({ durable, message, reason, err: error }, 'failed to store a dead letter, will be retried');
      return false;
    }
  }

  #ack(inFlight: InFlightMessage): null {
    inFlight.message.ack();
    if (inFlight.event) this.#held.release(inFlight.event);
    this.#options.attemptCounter.forget(inFlight);
    this.#intake.forget(inFlight);
    return null;
  }
}
