import type { Collection, Document } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import type { Bus } from '../bus/bus.js';
import type { Log } from '../log.js';
import { UpdateBatches } from './update-batches.js';

/** A document that carries the events of its last changes until they are published: one write, change and event. */
export interface WithOutbox {
  outbox?: AnyEvent[];
}

/** Every collection whose documents carry events needs this index, or the sweep would scan it. */
export const OUTBOX_INDEX = { key: { 'outbox.id': 1 }, name: 'outbox', sparse: true } as const;

/** How often left-over events are looked for, in ms: those of a process that was killed, or of a bus that was away. */
const SWEEP_MS = 1_000;

/** How many documents one sweep takes. */
const SWEEP_SIZE = 500;

/** How many ms lie at least between two commands that take published events out: nobody waits for that. */
const RECEIPTS_MS = 50;

// The driver's generic filters do not see through `T extends WithOutbox`; the outbox only needs these two fields.
type OutboxCollection = Collection<{ _id: string } & WithOutbox>;

/**
 * Carries events from documents to the bus: publish, then take the event out of its document. A process that is killed
 * in between publishes again, and the bus drops the repeat by the event's id. Events of one key leave in order, and of one
 * document none before those that stand before it have left.
 */
export class Outbox implements AsyncDisposable {
  readonly #collections: ReadonlyMap<string, OutboxCollection>;
  readonly #bus: Bus;
  readonly #log: Log;
  /** The end of the queue of each key that has events under way. */
  readonly #lanes = new Map<string, Promise<unknown>>();
  /** Take published events out of the documents of each collection. */
  readonly #receipts: ReadonlyMap<string, UpdateBatches<{ _id: string } & WithOutbox>>;
  /** Events that are not published, or not taken out of their document yet, by document and id. */
  readonly #underWay = new Map<string, { published: Promise<boolean>; carried: Promise<void> }>();
  /** The newest event that the sweep before has seen in each collection; '' when there was none. */
  readonly #horizons = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #failures = 0;
  #reported = 0;
  #lastFailure: unknown;
  #closed = false;

  constructor(collections: readonly Collection<Document>[], bus: Bus, log: Log) {
    this.#collections = new Map(
      collections.map((each) => [each.collectionName, each as unknown as OutboxCollection]),
    );
    this.#receipts = new Map(
      Array.from(this.#collections, ([name, each]) => [
        name,
        new UpdateBatches(each, { apart: RECEIPTS_MS }),
      ]),
    );
    this.#bus = bus;
    this.#log = log;
  }

  /** Starts to look for left-over events, now and every second. */
  start(): void {
    const sweep = (): void => {
      this.#reportFailures();
      this.#sweeping = this.#sweep()
        .catch((error: unknown) => this.#log.warn({ err: error }, 'The outbox could not be swept.'))
        .finally(() => {
          if (!this.#closed) this.#timer = setTimeout(sweep, SWEEP_MS);
        });
    };
    sweep();
  }

  /**
   * Publishes the events that a document has just been written with, in their order: none before the one before it has left.
   * Returns at once; the sweep catches what fails.
   */
  dispatch(collection: string, documentId: string, ...events: readonly AnyEvent[]): void {
    if (this.#closed) return;
    let before = Promise.resolve(true);
    for (const event of events) before = this.#carry(collection, documentId, event, before);
  }

  /** How many events are still to be published. */
  async pending(): Promise<number> {
    let count = this.#underWay.size;
    for (const collection of this.#collections.values()) {
      count += await collection.countDocuments({ 'outbox.id': { $gt: '' } });
    }
    return count;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#sweeping;
    await this.#carryAll();
  }

  /** Resolves to whether the event has left, or had left before. */
  #carry(
    collection: string,
    documentId: string,
    event: AnyEvent,
    before: Promise<boolean>,
  ): Promise<boolean> {
    const key = `${documentId} ${event.id}`;
    const known = this.#underWay.get(key);
    if (known) return known.published;
    const lane = this.#lanes.get(event.key) ?? Promise.resolve();
    const published = Promise.all([before, lane]).then(([isNext]) => isNext && this.#publish(event));
    this.#lanes.set(event.key, published);
    const carried = published
      .then((done) => (done ? this.#receive(collection, documentId, event.id) : undefined))
      .catch((error: unknown) => this.#failed(error))
      .finally(() => {
        this.#underWay.delete(key);
        if (this.#lanes.get(event.key) === published) this.#lanes.delete(event.key);
      });
    this.#underWay.set(key, { published, carried });
    return published;
  }

  /** True when the bus has it. What waits in line when the process stops stays in its document. */
  async #publish(event: AnyEvent): Promise<boolean> {
    if (this.#closed) return false;
    try {
      await this.#bus.publish(event);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  async #receive(collection: string, documentId: string, eventId: string): Promise<void> {
    const update = { $pull: { outbox: { id: eventId } } };
    await this.#receipts.get(collection)?.update({ filter: { _id: documentId }, update });
  }

  async #carryAll(): Promise<void> {
    await Promise.all(Array.from(this.#underWay.values(), ({ carried }) => carried));
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    this.#lastFailure = error;
  }

  /** One line a second, however many events wait for a bus that is away. */
  #reportFailures(): void {
    const count = this.#failures - this.#reported;
    this.#reported = this.#failures;
    if (count > 0)
      this.#log.warn({ err: this.#lastFailure, count }, 'Events were not published; trying again.');
  }

  async #sweep(): Promise<void> {
    for (const [name, collection] of this.#collections) {
      const horizon = this.#horizons.get(name) ?? null;
      this.#horizons.set(name, await newestIn(collection));
      let more = horizon !== '';
      while (more && !this.#closed) {
        const failures = this.#failures;
        more = await this.#sweepSome(name, collection, horizon);
        // More than one handful was left: what is under way must leave the documents before the next is looked for.
        if (more) await this.#carryAll();
        // A bus that is away is asked again in a second, not at once.
        more &&= this.#failures === failures;
      }
    }
  }

  /**
   * Carries a handful of what was there when the sweep before looked, or of all when there was none: what is younger is as a
   * rule still in the hands of the command that wrote it. Gives whether there may be more.
   */
  async #sweepSome(name: string, collection: OutboxCollection, horizon: string | null): Promise<boolean> {
    const left = await collection
      .find(
        { 'outbox.id': horizon === null ? { $gt: '' } : { $gt: '', $lte: horizon } },
        { projection: { outbox: 1 } },
      )
      .sort({ 'outbox.id': 1 })
      .limit(SWEEP_SIZE)
      .toArray();
    for (const { _id, outbox = [] } of left) {
      this.dispatch(name, _id, ...outbox);
    }
    return left.length === SWEEP_SIZE;
  }
}

/** The newest event that a collection has still to publish; '' when there is none. */
async function newestIn(collection: OutboxCollection): Promise<string> {
  const newest = await collection
    .find({ 'outbox.id': { $gt: '' } }, { projection: { 'outbox.id': 1 } })
    .sort({ 'outbox.id': -1 })
    .limit(1)
    .next();
  return newest?.outbox?.at(-1)?.id ?? '';
}
