import { LRUCache } from 'lru-cache';
import { streamOf, streamsOf, type AnyEvent, type EventCatalog, type Signal } from '../event.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { boundedLru } from '../bounded-lru.js';
import type {
  Bus,
  ConsumeOptions,
  DeadLetter,
  HeldCount,
  Observer,
  Position,
  SignalListener,
  WaitingCount,
} from './bus.js';
import { DeadLetterFile } from './dead-letter-file.js';
import { guarded } from './guarded-listener.js';
import type { Delivery } from './delivery.js';
import { EventJournal } from './event-journal.js';
import type { OutageOptions } from './held-events.js';
import { RetainedEvents } from './retained-events.js';
import { MemoryDurable } from './memory-durable.js';
import { MemorySignals } from './memory-signals.js';
import { tracedReactions } from './traced-reactions.js';

export interface MemoryBusOptions extends OutageOptions {
  /** The event types that the product declares. */
  events: EventCatalog;
  clock: Clock;
  log: Log;
  /** Path of the file that persists dead letters. Without it, dead letters are lost when the bus is closed. */
  deadLetterFile?: string;
  /**
   * By stream name: path of the journal that persists its newest events, so that clients can resume after a
   * restart.
   */
  journals?: Readonly<Record<string, string>>;
  /**
   * Delays in ms before the second, third, ... delivery of an event whose reaction failed.
   * @default [50, 250, 1000, 5000]
   */
  backoff?: readonly number[];
}

/** How many events of a stream can be replayed. */
const KEPT_EVENTS = 10_000;

/** How long a journal keeps events, in ms. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** How many event ids are remembered to recognise a second publish. */
const REMEMBERED_IDS = 100_000;

/**
 * A bus inside one process. The publisher (the outbox) is responsible for an event until `publish` has
 * resolved. The journal serves `replay` only: it does not redeliver unhandled events.
 */
export function createMemoryBus(options: MemoryBusOptions): Bus {
  return new MemoryBus(options);
}

interface Stream {
  readonly kept: RetainedEvents;
  readonly observers: Set<Observer>;
}

class MemoryBus implements Bus {
  readonly #options: MemoryBusOptions;
  readonly #letters: DeadLetterFile;
  readonly #streams: ReadonlyMap<string, Stream>;
  readonly #durables = new Map<string, MemoryDurable>();
  readonly #accepted = new LRUCache<string, true>(boundedLru(REMEMBERED_IDS));
  /** By event id: the deliveries of an accepted event that have not settled yet. */
  readonly #inFlight = new Map<string, { durable: MemoryDurable; delivery: Delivery }[]>();
  readonly #signals = new MemorySignals();
  readonly #opened: Promise<void>;
  #open: () => void = () => undefined;
  #closed = false;

  constructor(options: MemoryBusOptions) {
    this.#options = options;
    this.#letters = new DeadLetterFile(options.deadLetterFile);
    // 1,000 positions per ms of the clock: the positions of a process are always greater than those of an
    // earlier process.
    const start = options.clock.now() * 1000;
    this.#streams = new Map(
      streamsOf(options.events).map((stream) => [
        stream,
        { kept: new RetainedEvents(start, KEPT_EVENTS, journalOf(stream, options)), observers: new Set() },
      ]),
    );
    this.#opened = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#open();
  }

  async publish(event: AnyEvent): Promise<void> {
    await this.#opened;
    this.#refuseWhenClosed();
    if (!this.#accepted.get(event.id)) this.#accept(event);
    const deliveries = this.#inFlight.get(event.id) ?? [];
    await Promise.all(deliveries.map(({ durable, delivery }) => durable.whenSettled(delivery)));
  }

  consume(options: ConsumeOptions): Promise<AsyncDisposable> {
    const reactions = tracedReactions(options);
    return Promise.resolve(this.#durable(options.durable).join({ ...options, reactions }));
  }

  tail(stream: string, observer: Observer): Promise<AsyncDisposable> {
    const { observers } = this.#stream(stream);
    observers.add(observer);
    return Promise.resolve({
      [Symbol.asyncDispose]: () => Promise.resolve(void observers.delete(observer)),
    });
  }

  position(stream: string): Promise<Position> {
    return Promise.resolve(this.#stream(stream).kept.newest);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, the events are in memory
  async *replay(
    stream: string,
    after: Position,
    atMost?: number,
  ): AsyncGenerator<{ event: AnyEvent; position: Position }> {
    yield* this.#stream(stream).kept.after(after, atMost);
  }

  async handledUpTo(stream: string, durable: string): Promise<Position> {
    // `#accept` calls the observers before it creates the deliveries. One microtask later both are done.
    await Promise.resolve();
    const oldest = this.#durables.get(durable)?.oldestOf(stream) ?? Infinity;
    return Math.min(this.#stream(stream).kept.newest, oldest - 1);
  }

  signal(channel: string, signal: Signal): void {
    if (!this.#closed) this.#signals.send(channel, signal);
  }

  onSignal(channel: string, listener: SignalListener): Promise<AsyncDisposable> {
    return Promise.resolve(this.#signals.listen(channel, guarded(listener, this.#options.log)));
  }

  pending(): Promise<ReadonlyMap<string, number>> {
    return Promise.resolve(new Map([...this.#durables].map(([name, durable]) => [name, durable.pending])));
  }

  waiting(): WaitingCount[] {
    return [...this.#durables.values()].flatMap((durable) => durable.waiting);
  }

  held(): HeldCount[] {
    return [...this.#durables.values()].flatMap((durable) => durable.held);
  }

  addDeadLetter({ durable, event, reason }: Parameters<Bus['addDeadLetter']>[0]): Promise<void> {
    return this.#deadLetter(durable, event, reason);
  }

  deadLetterCount(): Promise<number> {
    return Promise.resolve(this.#letters.all().length);
  }

  deadLetters(): Promise<DeadLetter[]> {
    return Promise.resolve(this.#letters.all());
  }

  async replayDeadLetter(id: string): Promise<void> {
    const letter = this.#letters.get(id);
    if (!letter?.event) throw new Error(`No dead letter ${id} with a readable event exists.`);
    await this.#durable(letter.durable).redeliver(letter.event);
    await this.#letters.forget(id);
  }

  async discardDeadLetter(id: string): Promise<void> {
    if (!this.#letters.get(id)) throw new Error(`No dead letter ${id} exists.`);
    await this.#letters.forget(id);
  }

  healthy(): boolean {
    return !this.#closed;
  }

  steadyFor(): number {
    return this.#closed ? 0 : Infinity;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#signals[Symbol.dispose]();
    this.#open();
    await Promise.all(Array.from(this.#durables.values(), (durable) => durable.close()));
    await this.#letters.written();
    for (const { kept } of this.#streams.values()) kept.close();
  }

  #accept(event: AnyEvent): void {
    const { kept, observers } = this.#stream(streamOf(this.#options.events, event.type));
    const position = kept.add(event);
    this.#accepted.set(event.id, true);
    for (const observer of observers) this.#show(observer, event, position);
    const durables = [...this.#durables.values()].filter((durable) => durable.wants(event.type));
    if (durables.length === 0) return;
    const deliveries = durables.map((durable) => ({ durable, delivery: durable.deliver(event, position) }));
    this.#inFlight.set(event.id, deliveries);
    void Promise.all(deliveries.map(({ delivery }) => delivery.settled)).then(() =>
      this.#inFlight.delete(event.id),
    );
  }

  #stream(name: string): Stream {
    const stream = this.#streams.get(name);
    if (!stream) throw new Error(`Unknown stream ${JSON.stringify(name)}.`);
    return stream;
  }

  #show(observer: Observer, event: AnyEvent, position: Position): void {
    try {
      observer(event, position);
    } catch (error) {
      this.#options.log.error({ err: error, event: event.id }, 'bus observer threw');
    }
  }

  #durable(name: string): MemoryDurable {
    this.#refuseWhenClosed();
    const known = this.#durables.get(name);
    if (known) return known;
    const durable = new MemoryDurable({
      backoff: [50, 250, 1000, 5000],
      ...this.#options,
      name,
      deadLetter: (event, reason) => this.#deadLetter(name, event, reason),
    });
    this.#durables.set(name, durable);
    return durable;
  }

  async #deadLetter(durable: string, event: AnyEvent, reason: string): Promise<void> {
    const { clock, log } = this.#options;
    log.error({ durable, event: event.id, type: event.type, reason }, 'event moved to the dead letters');
    const letter: DeadLetter = { id: `${durable}/${event.id}`, durable, event, reason, at: clock.now() };
    await this.#letters.add(letter).catch((error: unknown) => {
      log.error({ err: error, letter }, 'failed to write the dead letter to its file');
    });
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new Error('The bus is closed.');
  }
}

function journalOf(stream: string, { journals = {}, clock }: MemoryBusOptions): EventJournal | undefined {
  const path = journals[stream];
  return path === undefined ? undefined : new EventJournal(path, KEPT_EVENTS, clock.now() - KEPT_MS);
}
