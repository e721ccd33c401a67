import type { Consumer } from '@nats-io/jetstream';
import type { Msg } from '@nats-io/transport-node';
import type { AnyEvent } from '#schema/events.js';
import type { Log } from '../../log.js';
import { MAX_DELIVERIES } from '../bus.js';
import { Lanes } from '../keyed-queue.js';
import { refusal } from '../refusal.js';
import type { Colleagues } from './peers.js';
import { Dispatcher, GONE } from './dispatcher.js';
import { Intake, type Held } from './intake.js';
import type { Tries } from './tries.js';
import type { Worker } from './worker.js';

export interface LeaderOptions {
  durable: string;
  log: Log;
  /** ms before the second, third, ... delivery. */
  backoff: readonly number[];
  /** ms after which the server gives out again what nobody gave a sign of life for. */
  ackWait: number;
  bury: (message: string, event: AnyEvent | null, reason: string) => Promise<void>;
  consumers: readonly Consumer[];
  /** How many messages are asked for at once. */
  batch: number;
  worker: Worker;
  tries: Tries;
  /** Closed with the leader. */
  colleagues: (onFree: () => void) => Colleagues;
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
  readonly #lanes = new Lanes(Infinity);
  readonly #colleagues: Colleagues;
  readonly #dispatcher: Dispatcher;
  readonly #intake: Intake;
  readonly #signsOfLife: NodeJS.Timeout;
  /** Settles when none of those is under way that a process has died with. */
  #suspects: Promise<unknown> = Promise.resolve();

  constructor(options: LeaderOptions) {
    this.#options = options;
    const { worker, tries, mayBegin, consumers, batch, ackWait } = options;
    this.#colleagues = options.colleagues(() => this.pump());
    this.#dispatcher = new Dispatcher({
      ...{ worker, mayBegin, colleagues: this.#colleagues },
      begin: (held) => tries.begin(held, () => this.#dispatcher.handles(held)),
    });
    this.#intake = new Intake({
      ...{ consumers, batch },
      onNext: (held) => this.#line(held),
      onAgain: (held) => void this.#dispatcher.doubt(held),
    });
    // Of what a colleague has, its own signs tell.
    this.#signsOfLife = setInterval(() => {
      for (const { message, where } of this.#intake.held) if (where !== 'away') message.working();
    }, ackWait / 3);
  }

  /** To be called when a place may have become free. */
  pump(): void {
    this.#dispatcher.pump();
  }

  /** Handles a dead letter once more, behind the events of its key. */
  again(event: AnyEvent, request: Msg, answer: (request: Msg, error: string | null) => void): void {
    this.#lanes.add(event.key, async () => {
      answer(request, await this.#options.worker.handle(event));
      return null;
    });
  }

  /**
   * Takes no more, hands back at once what nobody has begun with, calls `handOver`, and waits for what is being handled:
   * the next leader begins when it has all that is left.
   */
  async close(handOver: () => Promise<void>): Promise<void> {
    this.#lanes.capacity = 0;
    this.#dispatcher.close();
    // First of all: the server would give what is handed back to this process again.
    await this.#intake.stop();
    this.#handBack();
    await handOver();
    const patience = setTimeout(() => this.#dispatcher.abandon(), this.#options.ackWait);
    await this.#lanes.idle();
    clearTimeout(patience);
    this.#lanes.clear();
    clearInterval(this.#signsOfLife);
    this.#handBack();
    this.#colleagues.close();
  }

  #handBack(): void {
    for (const held of this.#intake.held) {
      if (held.where !== null) continue;
      held.message.nak();
      this.#intake.forget(held);
    }
  }

  #line(held: Held): void {
    const { event, message } = held;
    // No filter on the server: which types a consumer wants may change from one version to the next.
    if (event && !this.#options.worker.wants(event)) return void this.#release(held);
    if (!event) held.reason = `Not an event: ${message.string().slice(0, 200)}`;
    this.#lanes.add(event?.key ?? '', () => this.#attempt(held));
  }

  async #attempt(held: Held): Promise<number | null> {
    const { event, message } = held;
    if (held.reason === null && event) {
      const again = await this.#try(held, event);
      if (held.reason === null) return again;
    }
    held.where = 'here';
    const buried = await this.#bury(held, event?.id ?? message.subject + message.seq);
    held.where = null;
    return buried ? this.#release(held) : BURY_AGAIN;
  }

  /** Null when the event was handled, the ms until the next try, or anything with a reason why there is none. */
  async #try(held: Held, event: AnyEvent): Promise<number | null> {
    const { tries } = this.#options;
    if (held.tries === null) {
      if (!(await tries.recall(held))) return BEGIN_AGAIN;
      if (held.tries !== null && held.tries >= MAX_DELIVERIES) held.reason = 'It was never answered for.';
      // So long, at least, the process lives that tries it next, and gets other things done.
      return this.#backoff(held.tries ?? 0);
    }
    const handle = () => this.#dispatcher.handle(held, event).finally(() => tries.end(held));
    const failure = await (held.isSuspect ? this.#alone(handle) : handle());
    if (failure === undefined) return BEGIN_AGAIN;
    if (failure === null) return this.#release(held);
    const count = failure === GONE ? tries.lost(held) : tries.failed(held);
    if (count >= MAX_DELIVERIES || refusal(event) !== null) held.reason = failure;
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

  async #bury({ event, reason }: Held, message: string): Promise<boolean> {
    const { log, durable, bury } = this.#options;
    try {
      await bury(message, event, reason ?? '');
      log.error({ durable, message, reason }, 'event became a dead letter');
      return true;
    } catch (error) {
      log.error({ durable, message, reason, err: error }, 'a dead letter could not be stored, trying again');
      return false;
    }
  }

  #release(held: Held): null {
    held.message.ack();
    this.#options.tries.forget(held);
    this.#intake.forget(held);
    return null;
  }
}
