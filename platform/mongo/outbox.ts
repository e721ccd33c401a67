import type { Collection, Document } from 'mongodb';
import type { AnyEvent } from '../event.js';
import type { Bus } from '../bus/bus.js';
import type { Log } from '../log.js';
import { UpdateBatches } from './update-batches.js';

/**
 * A document that carries the events of its last writes until they are published: change and event in one
 * write.
 */
export interface WithOutbox {
  outbox?: AnyEvent[];
  /**
   * The id of a document in the same collection whose events must be published before these. Removed with the
   * first event.
   */
  outboxAfter?: string;
}

/** Every collection with an outbox needs this index: without it the sweep would scan the collection. */
export const OUTBOX_INDEX = { key: { 'outbox.id': 1 }, name: 'outbox', sparse: true } as const;

/**
 * Interval of sweeps in ms. A sweep finds unpublished events of a killed process, or of a time without a bus.
 */
const SWEEP_MS = 1_000;

/** How many documents one step of a sweep reads. */
const SWEEP_SIZE = 500;

/** Minimum interval in ms of the bulk updates that remove published events. No caller waits for them. */
const REMOVAL_INTERVAL_MS = 50;

/** Where the events of an outbox go: a bus, or a port in front of a bus. */
export interface EventPublisher extends Pick<Bus, 'publish'> {
  /** Called with the events that a sweep is about to publish, so that work for many of them takes few commands. */
  prepare?(events: readonly AnyEvent[]): Promise<void>;
}

// The driver's generic filters do not accept `T extends WithOutbox`; the outbox only needs these two fields.
type OutboxDocument = { _id: string } & WithOutbox;
type OutboxCollection = Collection<OutboxDocument>;

const PROJECTION = { outbox: 1, outboxAfter: 1 } as const;

/**
 * Relays events from documents to the bus: publishes an event, then removes it from its document. A process
 * that is killed in between publishes it again, and the bus drops the duplicate by the event's id. Events of
 * one key are published in order. An event is published only after the events before it in the same document,
 * and after those of the document named by `outboxAfter`.
 */
export class Outbox implements AsyncDisposable {
  readonly #collections: ReadonlyMap<string, OutboxCollection>;
  readonly #publisher: EventPublisher;
  readonly #log: Log;
  /** By event key: the publish that the next event of the key must wait for. */
  readonly #lastPublish = new Map<string, Promise<unknown>>();
  /** By collection: bulk updates that remove published events. */
  readonly #removals: ReadonlyMap<string, UpdateBatches<OutboxDocument>>;
  /** By document and event id: events that are not yet published, or not yet removed from their document. */
  readonly #inFlight = new Map<string, { published: Promise<boolean>; done: Promise<void> }>();
  /** By collection: the newest event id at the previous sweep; '' when there was none. */
  readonly #newestSeen = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #failures = 0;
  #reportedFailures = 0;
  #lastFailure: unknown;
  #closed = false;

  constructor(collections: readonly Collection<Document>[], publisher: EventPublisher, log: Log) {
    this.#collections = new Map(
      // `Collection` is invariant in its document; the outbox only uses the fields of WithOutbox.
      collections.map((each) => [each.collectionName, each as unknown as OutboxCollection]),
    );
    this.#removals = new Map(
      Array.from(this.#collections, ([name, each]) => [
        name,
        new UpdateBatches(each, { minInterval: REMOVAL_INTERVAL_MS }),
      ]),
    );
    this.#publisher = publisher;
    this.#log = log;
  }

  /** Starts the sweeps, now and then every second. */
  start(): void {
    const sweep = (): void => {
      this.#reportFailures();
      this.#sweeping = this.#sweep()
        .catch((error: unknown) => this.#log.warn({ err: error }, 'outbox sweep failed, will be retried'))
        .finally(() => {
          if (!this.#closed) this.#timer = setTimeout(sweep, SWEEP_MS);
        });
    };
    sweep();
  }

  /**
   * Publishes an event that was just written with its document. Returns at once; the sweep retries failures.
   * Not for a document with `outboxAfter`: only the sweep also finds the other document.
   */
  dispatch(collection: string, documentId: string, event: AnyEvent): void {
    if (!this.#closed) void this.#relay(collection, documentId, event, Promise.resolve(true));
  }

  /** How many events are not published yet. */
  async pending(): Promise<number> {
    let count = this.#inFlight.size;
    for (const collection of this.#collections.values()) {
      count += await collection.countDocuments({ 'outbox.id': { $gt: '' } });
    }
    return count;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#sweeping;
    await this.#settled();
  }

  /** Resolves to whether the event is published. Returns the running publish of the same event, if any. */
  #relay(
    collection: string,
    documentId: string,
    event: AnyEvent,
    before: Promise<boolean>,
  ): Promise<boolean> {
    const key = `${documentId} ${event.id}`;
    const running = this.#inFlight.get(key);
    if (running) return running.published;
    const previous = this.#lastPublish.get(event.key) ?? Promise.resolve();
    const published = Promise.all([before, previous]).then(([isReady]) => isReady && this.#publish(event));
    this.#lastPublish.set(event.key, published);
    const done = published
      .then((isPublished) => (isPublished ? this.#removeEvent(collection, documentId, event.id) : undefined))
      .catch((error: unknown) => this.#failed(error))
      .finally(() => {
        this.#inFlight.delete(key);
        if (this.#lastPublish.get(event.key) === published) this.#lastPublish.delete(event.key);
      });
    this.#inFlight.set(key, { published, done });
    return published;
  }

  /**
   * True when the bus has accepted the event. Events that are still queued when the process stops stay in
   * their documents.
   */
  async #publish(event: AnyEvent): Promise<boolean> {
    if (this.#closed) return false;
    try {
      await this.#publisher.publish(event);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  async #removeEvent(collection: string, documentId: string, eventId: string): Promise<void> {
    const update = { $pull: { outbox: { id: eventId } }, $unset: { outboxAfter: '' } } as const;
    await this.#removals.get(collection)?.update({ filter: { _id: documentId }, update });
  }

  async #settled(): Promise<void> {
    await Promise.all(Array.from(this.#inFlight.values(), ({ done }) => done));
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    this.#lastFailure = error;
  }

  /** One log line per second, however many events wait for an unreachable bus. */
  #reportFailures(): void {
    const count = this.#failures - this.#reportedFailures;
    this.#reportedFailures = this.#failures;
    if (count > 0)
      this.#log.warn({ err: this.#lastFailure, count }, 'events could not be published, will be retried');
  }

  async #sweep(): Promise<void> {
    for (const [name, collection] of this.#collections) {
      const newestSeen = this.#newestSeen.get(name) ?? null;
      this.#newestSeen.set(name, await newestIn(collection));
      let more = newestSeen !== '';
      while (more && !this.#closed) {
        const failures = this.#failures;
        more = await this.#sweepStep(name, collection, newestSeen);
        // Published events must be removed from their documents before the next step reads.
        if (more) await this.#settled();
        // An unreachable bus is retried at the next sweep, not at once.
        more &&= this.#failures === failures;
      }
    }
  }

  /**
   * Publishes one step's events that existed at the previous sweep, or all at the first sweep: newer events
   * are normally still being published by the command that wrote them. Returns whether there may be more.
   */
  async #sweepStep(name: string, collection: OutboxCollection, newestSeen: string | null): Promise<boolean> {
    const left = await collection
      .find(
        { 'outbox.id': newestSeen === null ? { $gt: '' } : { $gt: '', $lte: newestSeen } },
        { projection: PROJECTION },
      )
      .sort({ 'outbox.id': 1 })
      .limit(SWEEP_SIZE)
      .toArray();
    const publishes = new Map<string, Promise<boolean>>();
    const sorted = [...(await sortByDependency(collection, left))];
    await this.#publisher.prepare?.(sorted.flatMap(({ outbox = [] }) => outbox));
    for (const { _id, outbox = [], outboxAfter = '' } of sorted) {
      let before = publishes.get(outboxAfter) ?? Promise.resolve(true);
      for (const event of outbox) before = this.#relay(name, _id, event, before);
      publishes.set(_id, before);
    }
    return left.length === SWEEP_SIZE;
  }
}

/** The id of the newest unpublished event of a collection; '' when there is none. */
async function newestIn(collection: OutboxCollection): Promise<string> {
  const newest = await collection
    .find({ 'outbox.id': { $gt: '' } }, { projection: { 'outbox.id': 1 } })
    .sort({ 'outbox.id': -1 })
    .limit(1)
    .next();
  return newest?.outbox?.at(-1)?.id ?? '';
}

/**
 * Sorts documents so that each comes after the one named by its `outboxAfter`. Also reads those referenced
 * documents that are not in the list but have unpublished events. A document without unpublished events need
 * not be waited for.
 */
async function sortByDependency(
  collection: OutboxCollection,
  left: readonly OutboxDocument[],
): Promise<Iterable<OutboxDocument>> {
  const known = new Map(left.map((each) => [each._id, each]));
  const missing = (those: readonly OutboxDocument[]): string[] =>
    those.flatMap(({ outboxAfter: id }) => (id === undefined || known.has(id) ? [] : [id]));
  for (let wanted = missing(left); wanted.length > 0;) {
    const found = await collection
      .find({ _id: { $in: wanted }, 'outbox.id': { $gt: '' } }, { projection: PROJECTION })
      .toArray();
    for (const each of found) known.set(each._id, each);
    wanted = missing(found);
  }
  const ordered = new Set<OutboxDocument>();
  for (const each of known.values()) {
    const chain: OutboxDocument[] = [];
    let next: OutboxDocument | undefined = each;
    for (; next && !ordered.has(next); next = known.get(next.outboxAfter ?? '')) chain.push(next);
    for (const one of chain.reverse()) ordered.add(one);
  }
  return ordered;
}
