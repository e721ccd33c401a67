import type { AnyEvent } from '../event.js';
import type { Bus } from '../bus/bus.js';
import type { LeaseStore } from '../lease.js';
import type { Log } from '../log.js';
import { timeOf } from '../snowflake.js';
import { SWEEP_SIZE, type Carrier } from './carrier.js';
import { SweepTimer } from './sweep-timer.js';

/** Where the events of an outbox go: a bus, or a port in front of a bus. */
export interface EventPublisher extends Pick<Bus, 'publish'> {
  /** Called with the events that a sweep is about to publish, so that work for many of them takes few commands. */
  prepare?(events: readonly AnyEvent[]): Promise<void>;
}

/** What waits to be published. */
export interface Backlog {
  /** Documents that carry events. */
  readonly documents: number;
  /** When the oldest event was made, in ms since 1970; null when nothing waits. */
  readonly oldestAt: number | null;
}

/**
 * Relays events from documents to the bus: publishes an event, then removes it from its document. A process
 * that is killed in between publishes it again, and the bus drops the duplicate by the event's id. Events of
 * one key are published in order. An event is published only after the events before it in the same document,
 * and after those of the document named by `outboxAfter`.
 */
export class Outbox implements AsyncDisposable {
  readonly #carriers: ReadonlyMap<string, Carrier>;
  readonly #publisher: EventPublisher;
  readonly #log: Log;
  /** By event key: the publish that the next event of the key must wait for. */
  readonly #lastPublish = new Map<string, Promise<unknown>>();
  /** By document and event id: events that are not yet published, or not yet removed from their document. */
  readonly #inFlight = new Map<string, { published: Promise<boolean>; done: Promise<void> }>();
  /** By collection: the newest event id at the previous sweep; '' when there was none. */
  readonly #newestSeen = new Map<string, string>();
  readonly #timer: SweepTimer;
  #failures = 0;
  #reportedFailures = 0;
  #lastFailure: unknown;
  #closed = false;

  /** With a `lease`, only the process that holds it sweeps, for all processes of the same collections. */
  constructor(carriers: readonly Carrier[], publisher: EventPublisher, log: Log, lease?: LeaseStore) {
    this.#carriers = new Map(carriers.map((each) => [each.name, each]));
    this.#publisher = publisher;
    this.#log = log;
    this.#timer = new SweepTimer({
      sweep: (isFirst) => this.#sweep(isFirst),
      onAttempt: () => this.#reportFailures(),
      ...{ log, lease },
    });
  }

  /** Starts the sweeps, now and then every few seconds. */
  start(): void {
    this.#timer.start();
  }

  /**
   * Publishes an event that was just written with its document. Returns at once; the sweep retries failures.
   * Not for a document with `outboxAfter`: only the sweep also finds the other document.
   */
  dispatch(collection: string, documentId: string, event: AnyEvent): void {
    if (!this.#closed) void this.#relay(collection, documentId, event, Promise.resolve(true));
  }

  /**
   * Publishes events of a document whose order must hold through an outage: each one only when the one before is published. `events`
   * begins with those that were left in the document; what is not published now stays there, for the next call or the sweep.
   */
  dispatchInOrder(collection: string, documentId: string, events: readonly AnyEvent[]): void {
    let before = Promise.resolve(true);
    for (const event of this.#closed ? [] : events)
      before = this.#relay(collection, documentId, event, before);
  }

  /** How many events are not published yet. */
  async pending(): Promise<number> {
    let count = this.#inFlight.size;
    for (const carrier of this.#carriers.values()) count += await carrier.count();
    return count;
  }

  /** How many publishes of this process have failed. */
  get failures(): number {
    return this.#failures;
  }

  /** What waits in the documents of all processes; null in a process that does not sweep, so that one alone reports it. */
  async backlog(): Promise<Backlog | null> {
    if (!this.#timer.isSweeper) return null;
    const carriers = [...this.#carriers.values()];
    const counts = await Promise.all(carriers.map((carrier) => carrier.count()));
    const oldest = await Promise.all(carriers.map((carrier) => carrier.oldestId()));
    const times = oldest.filter((id) => id !== '').map(timeOf);
    return {
      documents: counts.reduce((sum, count) => sum + count, 0),
      oldestAt: times.length === 0 ? null : Math.min(...times),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#timer.stop();
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
      .then((isPublished) =>
        isPublished ? this.#carriers.get(collection)?.remove(documentId, event.id) : undefined,
      )
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

  async #settled(): Promise<void> {
    await Promise.all(Array.from(this.#inFlight.values(), ({ done }) => done));
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    this.#lastFailure = error;
  }

  /** One log line per interval, however many events wait for an unreachable bus. */
  #reportFailures(): void {
    const count = this.#failures - this.#reportedFailures;
    this.#reportedFailures = this.#failures;
    if (count > 0)
      this.#log.warn({ err: this.#lastFailure, count }, 'events could not be published, will be retried');
  }

  /** Whether there were unpublished events. `isFirst`: no sweep of this process came just before. */
  async #sweep(isFirst: boolean): Promise<boolean> {
    if (isFirst) this.#newestSeen.clear();
    let isFound = false;
    for (const carrier of this.#carriers.values()) {
      const newestSeen = this.#newestSeen.get(carrier.name) ?? null;
      const newest = await carrier.newest();
      this.#newestSeen.set(carrier.name, newest);
      isFound ||= newest !== '';
      let more = newest !== '' && newestSeen !== '';
      while (more && !this.#closed) {
        const failures = this.#failures;
        more = await this.#sweepStep(carrier, newestSeen);
        // Published events must be removed from their documents before the next step reads.
        if (more) await this.#settled();
        // An unreachable bus is retried at the next sweep, not at once.
        more &&= this.#failures === failures;
      }
    }
    return isFound;
  }

  /**
   * Publishes one step's events that existed at the previous sweep, or all at the first sweep: newer events
   * are normally still being published by the command that wrote them. Returns whether there may be more.
   */
  async #sweepStep(carrier: Carrier, newestSeen: string | null): Promise<boolean> {
    const left = await carrier.oldest(newestSeen);
    const publishes = new Map<string, Promise<boolean>>();
    const sorted = await carrier.inOrder(left);
    await this.#publisher.prepare?.(sorted.flatMap(({ outbox = [] }) => outbox));
    for (const { _id, outbox = [], outboxAfter = '' } of sorted) {
      let before = publishes.get(outboxAfter) ?? Promise.resolve(true);
      for (const event of outbox) before = this.#relay(carrier.name, _id, event, before);
      publishes.set(_id, before);
    }
    return left.length === SWEEP_SIZE;
  }
}
