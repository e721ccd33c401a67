import type { Consumer } from '@nats-io/jetstream';
import type { Msg } from '@nats-io/transport-node';
import type { AnyEvent } from '../../event.js';
import type { Log } from '../../log.js';
import { MAX_DELIVERIES } from '../bus.js';
import { KeyedQueue } from '../keyed-queue.js';
import type { Peers } from './peers.js';
import { Dispatcher, GONE } from './dispatcher.js';
import { Intake, type InFlightMessage } from './intake.js';
import type { Tries } from './tries.js';
import type { Worker } from './worker.js';

export interface LeaderOptions {
  durable: string;
  log: Log;
  /** ms before the second, third, ... delivery. */
  backoff: readonly number[];
  /** ms after which the server gives out again what nobody gave a sign of life for. */
  ackWait: number;
  deadLetter: (message: string, event: AnyEvent | null, reason: string) => Promise<void>;
  consumers: readonly Consumer[];
  /** How many messages are asked for at once. */
  batch: number;
  worker: Worker;
  tries: Tries;
  /** Closed with the leader. */
  peers: (onFree: () => void) => Peers;
  /** False when another process may lead by now. */
  mayBegin: () => boolean;
}

/** ms until a dead letter that could not be stored is tried again. */
const BURY_AGAIN = 1_000;

/** ms until an event is tried that nobody might begin with. */
const BEGIN_AGAIN = 500;

/**
 * One process's time at the head of a durable consumer: it alone takes messages, keeps those of each key in order, and
 * answers them. A failing event is tried again here, in its lane, and not handed back: so those behind it keep their
 * order. A sign of life keeps the server from giving it out again meanwhile.
 */
export class Leader {
  readonly #options: LeaderOptions;
  /** As many as there are: the dispatcher knows how many events may be handled. */
  readonly #queue = new KeyedQueue(Infinity);
  readonly #peers: Peers;
  readonly #dispatcher: Dispatcher;
  readonly #intake: Intake;
  readonly #signsOfLife: NodeJS.Timeout;
  /** Settles when none of those is under way that a process has died with. */
  #suspects: Promise<unknown> = Promise.resolve();

  constructor(options: LeaderOptions) {
    this.#options = options;
    const { worker, tries, mayBegin, consumers, batch, ackWait } = options;
    this.#peers = options.peers(() => this.pump());
    this.#dispatcher = new Dispatcher({
      ...{ worker, mayBegin, peers: this.#peers },
      begin: (inFlight) => tries.begin(inFlight, () => this.#dispatcher.handles(inFlight)),
    });
    this.#intake = new Intake({
      ...{ consumers, batch },
      onNext: (inFlight) => this.#line(inFlight),
      onAgain: (inFlight) => void this.#dispatcher.doubt(inFlight),
    });
    // Of what a peer has, its own signs tell.
    this.#signsOfLife = setInterval(() => {
      for (const { message, where } of this.#intake.inFlight) if (where !== 'away') message.working();
    }, ackWait / 3);
  }

  /** To be called when a place may have become free. */
  pump(): void {
    this.#dispatcher.pump();
  }

  /** Handles a dead letter once more, behind the events of its key. */
  again(event: AnyEvent, request: Msg, answer: (request: Msg, error: string | null) => void): void {
    this.#queue.add(event.key, async () => {
      answer(request, await this.#options.worker.handle(event));
      return null;
    });
  }

  /**
   * Takes no more, hands back at once what nobody has begun with, calls `handOver`, and waits for what is being handled:
   * the next leader begins when it has all that is left.
   */
  async close(handOver: () => Promise<void>): Promise<void> {
    this.#queue.capacity = 0;
    this.#dispatcher.close();
    // First of all: the server would give what is handed back to this process again.
    await this.#intake.stop();
    this.#handBack();
    await handOver();
    const patience = setTimeout(() => this.#dispatcher.abandon(), this.#options.ackWait);
    await this.#queue.idle();
    clearTimeout(patience);
    this.#queue.clear();
    clearInterval(this.#signsOfLife);
    this.#handBack();
    this.#peers.close();
  }

  #handBack(): void {
    for (const inFlight of this.#intake.inFlight) {
      if (inFlight.where !== null) continue;
      inFlight.message.nak();
      this.#intake.forget(inFlight);
    }
  }

  #line(inFlight: InFlightMessage): void {
    const { event, message } = inFlight;
    // No filter on the server: which types a consumer wants may change from one version to the next.
    if (event && !this.#options.worker.wants(event)) return void this.#release(inFlight);
    if (!event) inFlight.reason = `Not an event: ${message.string().slice(0, 200)}`;
    this.#queue.add(event?.key ?? '', () => this.#attempt(inFlight));
  }

  async #attempt(inFlight: InFlightMessage): Promise<number | null> {
    const { event, message } = inFlight;
    if (inFlight.reason === null && event) {
      const again = await this.#try(inFlight, event);
      if (inFlight.reason === null) return again;
    }
    inFlight.where = 'here';
    const deadLettered = await this.#deadLetter(inFlight, event?.id ?? message.subject + message.seq);
    inFlight.where = null;
    return deadLettered ? this.#release(inFlight) : BURY_AGAIN;
  }

  /** Null when the event was handled, the ms until the next try, or anything with a reason why there is none. */
  async #try(inFlight: InFlightMessage, event: AnyEvent): Promise<number | null> {
    const { tries } = this.#options;
    if (inFlight.tries === null) {
      if (!(await tries.recall(inFlight))) return BEGIN_AGAIN;
      if (inFlight.tries !== null && inFlight.tries >= MAX_DELIVERIES)
        inFlight.reason = 'It was never answered for.';
      // So long, at least, the process lives that tries it next, and gets other things done.
      return this.#backoff(inFlight.tries ?? 0);
    }
    const handle = () => this.#dispatcher.handle(inFlight, event).finally(() => tries.end(inFlight));
    const failure = await (inFlight.isSuspect ? this.#alone(handle) : handle());
    if (failure === undefined) return BEGIN_AGAIN;
    if (failure === null) return this.#release(inFlight);
    const count = failure === GONE ? tries.lost(inFlight) : tries.failed(inFlight);
    if (count >= MAX_DELIVERIES || this.#options.worker.refusalOf(event) !== null) inFlight.reason = failure;
    else this.#warn(event, failure);
    return this.#backoff(count);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#suspects.then(work);
    this.#suspects = done.catch(() => undefined);
    return done;
  }

  /** The ms until the next try. */
  #backoff(tries: number): number {
    const { backoff } = this.#options;
    return backoff[Math.min(Math.ceil(tries), backoff.length) - 1] ?? 0;
  }

  #warn({ id, type }: AnyEvent, reason: string): void {
    const { log, durable } = this.#options;
    log.warn({ durable, event: id, type, reason }, 'reaction failed, trying again');
  }

  async #deadLetter({ event, reason }: InFlightMessage, message: string): Promise<boolean> {
    const { log, durable, deadLetter } = this.#options;
    try {
      await deadLetter(message, event, reason ?? '');
      log.error({ durable, message, reason }, 'event became a dead letter');
      return true;
    } catch (error) {
      log.error({ durable, message, reason, err: error }, 'a dead letter could not be stored, trying again');
      return false;
    }
  }

  #release(inFlight: InFlightMessage): null {
    inFlight.message.ack();
    this.#options.tries.forget(inFlight);
    this.#intake.forget(inFlight);
    return null;
  }
}
