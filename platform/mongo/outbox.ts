import type { Collection, Document } from 'mongodb';
import type { AnyEvent } from '../event.js';
import type { Bus } from '../bus/bus.js';
import type { Log } from '../log.js';
import { UpdateBatches } from './update-batches.js';

/** A document that carries the events of its last changes until they are published: one write, change and event. */
export interface WithOutbox {
  outbox?: AnyEvent[];
  /** The document of the same collection whose events leave before these. Goes with the first of them. */
  outboxAfter?: string;
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
type Carrier = { _id: string } & WithOutbox;
type OutboxCollection = Collection<Carrier>;

const CARRIED = { outbox: 1, outboxAfter: 1 } as const;

/**
 * Carries events from documents to the bus: publish, then take the event out of its document. A process that is killed
 * in between publishes again, and the bus drops the repeat by the event's id. Events of one key leave in order, and of one
 * document none before those that stand before it have left, nor before those of the document that it is to leave after.
 */
export class Outbox implements AsyncDisposable {
  readonly #collections: ReadonlyMap<string, OutboxCollection>;
  readonly #bus: Bus;
  readonly #log: Log;
  /** The end of the queue of each key that has events under way. */
  readonly #lanes = new Map<string, Promise<unknown>>();
  /** Take published events out of the documents of each collection. */
  readonly #receipts: ReadonlyMap<string, UpdateBatches<Carrier>>;
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
   * Publishes an event that a document has just been written with. Returns at once; the sweep catches what fails. Not for a
   * document whose events leave after another's: that is for the sweep, which finds the other, too.
   */
  dispatch(collection: string, documentId: string, event: AnyEvent): void {
    if (!this.#closed) void this.#carry(collection, documentId, event, Promise.resolve(true));
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
    const update = { $pull: { outbox: { id: eventId } }, $unset: { outboxAfter: '' } } as const;
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
        { projection: CARRIED },
      )
      .sort({ 'outbox.id': 1 })
      .limit(SWEEP_SIZE)
      .toArray();
    const leaving = new Map<string, Promise<boolean>>();
    for (const { _id, outbox = [], outboxAfter = '' } of await inOrder(collection, left)) {
      let before = leaving.get(outboxAfter) ?? Promise.resolve(true);
      for (const event of outbox) before = this.#carry(name, _id, event, before);
      leaving.set(_id, before);
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

/**
 * The documents, each behind the one that its events leave after; with those of the latter that were not among them, but still
 * have events to publish. One that has none has nothing to wait for.
 */
async function inOrder(collection: OutboxCollection, left: readonly Carrier[]): Promise<Iterable<Carrier>> {
  const known = new Map(left.map((each) => [each._id, each]));
  const missing = (those: readonly Carrier[]): string[] =>
    those.flatMap(({ outboxAfter: id }) => (id === undefined || known.has(id) ? [] : [id]));
  for (let wanted = missing(left); wanted.length > 0;) {
    const found = await collection
      .find({ _id: { $in: wanted }, 'outbox.id': { $gt: '' } }, { projection: CARRIED })
      .toArray();
    for (const each of found) known.set(each._id, each);
    wanted = missing(found);
  }
  const ordered = new Set<Carrier>();
  for (const each of known.values()) {
    const chain: Carrier[] = [];
    let next: Carrier | undefined = each;
    for (; next && !ordered.has(next); next = known.get(next.outboxAfter ?? '')) chain.push(next);
    for (const one of chain.reverse()) ordered.add(one);
  }
  return ordered;
}
