import { isNewer, refusalOf, streamOf, type AnyEvent, type EventCatalog } from '../event.js';
import type { Log } from '../log.js';
import {
  MAX_DELIVERIES,
  type ConsumeOptions,
  type HeldCount,
  type Position,
  type WaitingCount,
} from './bus.js';
import { Delivery } from './delivery.js';
import { HeldEvents, type OutageOptions } from './held-events.js';
import { KeyedQueue } from './keyed-queue.js';
import { WaitingEvents } from './waiting-events.js';

interface Consumer {
  reactions: ConsumeOptions['reactions'];
  concurrency: number;
  running: Set<Promise<void>>;
}

export interface DurableOptions extends OutageOptions {
  name: string;
  events: EventCatalog;
  log: Log;
  /** Delays in ms before the second, third, ... delivery. */
  backoff: readonly number[];
  deadLetter: (event: AnyEvent, reason: string) => Promise<void>;
}

/**
 * One durable consumer of the memory bus: its unsettled deliveries, and the consumers in this process that
 * share them.
 */
export class MemoryDurable {
  readonly #options: DurableOptions;
  readonly #queue = new KeyedQueue(0);
  readonly #consumers = new Set<Consumer>();
  readonly #unsettled = new Set<Delivery>();
  readonly #types = new Set<string>();
  readonly #waiting: WaitingEvents;
  readonly #held: HeldEvents;

  constructor(options: DurableOptions) {
    this.#options = options;
    this.#waiting = new WaitingEvents(options.name, options.log);
    this.#held = new HeldEvents(options.name, options.log, options);
  }

  /** Nobody newer comes to this process: these events are published again, by the outbox, in a later one. */
  get waiting(): WaitingCount[] {
    return this.#waiting.counts();
  }

  get held(): HeldCount[] {
    return this.#held.counts();
  }

  get pending(): number {
    return this.#unsettled.size;
  }

  /** The position of the oldest unsettled event of a stream; Infinity when there is none. */
  oldestOf(stream: string): Position {
    let oldest = Infinity;
    // The positions are not sorted: an event that an earlier process journaled keeps its old position when it
    // is published again.
    for (const { event, position } of this.#unsettled) {
      if (position < oldest && streamOf(this.#options.events, event.type) === stream) oldest = position;
    }
    return oldest;
  }

  wants(type: string): boolean {
    return this.#types.has(type);
  }

  /**
   * Adds a consumer that shares the work until it is disposed. Disposal waits for the events that it is
   * handling.
   */
  join({ reactions, concurrency = 16 }: ConsumeOptions): AsyncDisposable {
    const consumer: Consumer = { reactions, concurrency, running: new Set() };
    this.#consumers.add(consumer);
    for (const type of Object.keys(reactions)) this.#types.add(type);
    this.#queue.capacity += concurrency;
    return {
      [Symbol.asyncDispose]: async () => {
        if (!this.#consumers.delete(consumer)) return;
        this.#queue.capacity -= concurrency;
        await Promise.all(consumer.running);
        if (this.#consumers.size === 0) this.#rejectWaiters();
      },
    };
  }

  deliver(event: AnyEvent, position: Position): Delivery {
    const delivery = new Delivery(event, position);
    this.#unsettled.add(delivery);
    this.#queue.add(event.key, () => this.#attempt(delivery));
    return delivery;
  }

  /**
   * Resolves when the delivery is settled. Rejects when there is no consumer, or when its key waits for a newer
   * process or for the end of an outage, so that no publisher hangs.
   */
  whenSettled(delivery: Delivery): Promise<void> {
    const whenSettled = delivery.whenSettled();
    const { key } = delivery.event;
    if (this.#consumers.size === 0) this.#rejectWaiters();
    else if (this.#waiting.has(key)) delivery.rejectWaiters(waits(key));
    else if (this.#held.has(key)) delivery.rejectWaiters(isHeld(key));
    return whenSettled;
  }

  /**
   * Handles an event once more, in the queue of its key. Resolves or rejects with the result of the reaction.
   */
  redeliver(event: AnyEvent): Promise<void> {
    if (this.#consumers.size === 0) return Promise.reject(this.#noConsumer());
    if (this.#waiting.has(event.key)) return Promise.reject(waits(event.key));
    return new Promise((resolve, reject) => {
      this.#queue.add(event.key, async () => {
        await this.#handle(event).then(resolve, reject);
        return null;
      });
    });
  }

  /** Drops all waiting events. Resolves when no reaction is running. */
  close(): Promise<void> {
    this.#queue.capacity = 0;
    this.#queue.clear();
    this.#rejectWaiters();
    return this.#queue.idle();
  }

  async #attempt(delivery: Delivery): Promise<number | null> {
    const { event } = delivery;
    const { name, log, backoff, isOutage, deadLetter } = this.#options;
    if (isNewer(this.#options.events, event)) return this.#wait(event);
    try {
      await this.#handle(event);
      this.#held.handled();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const pause = isOutage?.(error) ? this.#hold(event, reason) : null;
      if (pause !== null) return pause;
      delivery.count++;
      if (delivery.count < MAX_DELIVERIES && refusalOf(this.#options.events, event) === null) {
        log.warn(
          { durable: name, event: event.id, type: event.type, err: error },
          'reaction failed, will be retried',
        );
        return backoff[Math.min(delivery.count, backoff.length) - 1] ?? 0;
      }
      await deadLetter(event, reason);
    }
    this.#held.release(event);
    this.#unsettled.delete(delivery);
    delivery.settle();
    return null;
  }

  #wait(event: AnyEvent): number {
    this.#waiting.add(event);
    this.#rejectWaitersOf(event.key, waits(event.key));
    return Infinity;
  }

  #hold(event: AnyEvent, reason: string): number | null {
    const pause = this.#held.hold(event, reason);
    if (pause !== null) this.#rejectWaitersOf(event.key, isHeld(event.key));
    return pause;
  }

  #rejectWaitersOf(key: string, error: Error): void {
    for (const delivery of this.#unsettled) if (delivery.event.key === key) delivery.rejectWaiters(error);
  }

  async #handle(event: AnyEvent): Promise<void> {
    const refused = refusalOf(this.#options.events, event);
    if (refused !== null) throw new Error(refused);
    const consumer = this.#leastBusy();
    if (!consumer) throw this.#noConsumer();
    const reaction = consumer.reactions[event.type];
    const handled = Promise.resolve(reaction?.(event));
    const settled = handled.catch(() => undefined);
    consumer.running.add(settled);
    await handled.finally(() => consumer.running.delete(settled));
  }

  #leastBusy(): Consumer | undefined {
    return [...this.#consumers].sort(
      (a, b) => a.running.size / a.concurrency - b.running.size / b.concurrency,
    )[0];
  }

  #rejectWaiters(): void {
    for (const delivery of this.#unsettled) delivery.rejectWaiters(this.#noConsumer());
  }

  #noConsumer(): Error {
    return new Error(`No consumer is attached to ${this.#options.name}.`);
  }
}

function waits(key: string): Error {
  return new Error(`Events of the key ${key} wait for a process that knows a newer version.`);
}

function isHeld(key: string): Error {
  return new Error(`Events of the key ${key} wait for the end of an outage.`);
}
