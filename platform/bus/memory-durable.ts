import { refusalOf, streamOf, type AnyEvent, type EventCatalog } from '../event.js';
import type { Log } from '../log.js';
import { MAX_DELIVERIES, type ConsumeOptions, type Position, type Reaction } from './bus.js';
import { Delivery } from './delivery.js';
import { KeyedQueue } from './keyed-queue.js';

interface Consumer {
  reactions: ConsumeOptions['reactions'];
  concurrency: number;
  running: Set<Promise<void>>;
}

export interface DurableOptions {
  name: string;
  events: EventCatalog;
  log: Log;
  /** ms before the second, third, ... delivery. */
  backoff: readonly number[];
  deadLetter: (event: AnyEvent, reason: string) => Promise<void>;
}

/** One durable consumer of the memory bus: what it still has before it, and those who share its work. */
export class MemoryDurable {
  readonly #options: DurableOptions;
  readonly #queue = new KeyedQueue(0);
  readonly #consumers = new Set<Consumer>();
  readonly #open = new Set<Delivery>();
  readonly #types = new Set<string>();

  constructor(options: DurableOptions) {
    this.#options = options;
  }

  get pending(): number {
    return this.#open.size;
  }

  /** The position of the oldest event of a stream that it still has before it; Infinity when there is none. */
  oldestOf(stream: string): Position {
    let oldest = Infinity;
    // All of them: what an earlier process has left comes late, with the place that it had.
    for (const { event, position } of this.#open) {
      if (position < oldest && streamOf(this.#options.events, event.type) === stream) oldest = position;
    }
    return oldest;
  }

  wants(type: string): boolean {
    return this.#types.has(type);
  }

  /** Takes a share of the work until it is closed; closing waits for what is being handled. */
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
        if (this.#consumers.size === 0) this.#sendAway();
      },
    };
  }

  deliver(event: AnyEvent, position: Position): Delivery {
    const delivery = new Delivery(event, position);
    this.#open.add(delivery);
    this.#queue.add(event.key, () => this.#attempt(delivery));
    return delivery;
  }

  /** Resolves when the delivery is over. Rejects when nobody is there to take it, so that no publisher hangs on it. */
  arrival(delivery: Delivery): Promise<void> {
    const arrival = delivery.arrival();
    if (this.#consumers.size === 0) this.#sendAway();
    return arrival;
  }

  /** Hands an event over once more, in its lane, and tells how that went. */
  again(event: AnyEvent): Promise<void> {
    if (this.#consumers.size === 0) return Promise.reject(this.#unattended());
    return new Promise((resolve, reject) => {
      this.#queue.add(event.key, async () => {
        await this.#handle(event).then(resolve, reject);
        return null;
      });
    });
  }

  /** Forgets what waits and resolves when nothing is being handled any more. */
  close(): Promise<void> {
    this.#queue.capacity = 0;
    this.#queue.clear();
    this.#sendAway();
    return this.#queue.idle();
  }

  async #attempt(delivery: Delivery): Promise<number | null> {
    const { event } = delivery;
    const { name, log, backoff, deadLetter } = this.#options;
    delivery.count++;
    try {
      await this.#handle(event);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (delivery.count < MAX_DELIVERIES && refusalOf(this.#options.events, event) === null) {
        log.warn(
          { durable: name, event: event.id, type: event.type, err: error },
          'reaction failed, trying again',
        );
        return backoff[Math.min(delivery.count, backoff.length) - 1] ?? 0;
      }
      await deadLetter(event, reason);
    }
    this.#open.delete(delivery);
    delivery.arrived();
    return null;
  }

  async #handle(event: AnyEvent): Promise<void> {
    const refused = refusalOf(this.#options.events, event);
    if (refused !== null) throw new Error(refused);
    const consumer = this.#leastBusy();
    if (!consumer) throw this.#unattended();
    const reaction = consumer.reactions[event.type] as Reaction | undefined;
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

  #sendAway(): void {
    for (const delivery of this.#open) delivery.sendAway(this.#unattended());
  }

  #unattended(): Error {
    return new Error(`Nobody consumes ${this.#options.name} at the moment.`);
  }
}
