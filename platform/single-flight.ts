import { isDeepStrictEqual } from 'node:util';
import type { Cancellation, CancellationListener } from './cancellation.js';
import { TransientMap } from './transient-map.js';

/** Work that has started and can be aborted. */
export interface AbortableWork<T> {
  readonly promise: Promise<T>;
  /** Called when the last caller has stopped waiting. */
  abort(reason: unknown): void;
}

/** Identifies work: two requests are the same when both parts are equal. */
export interface WorkIdentity {
  /** Short: it is hashed for each request. */
  readonly key: string;
  /** Compared one after the other, objects deeply, and only with work under way that has the same key. */
  readonly details: readonly unknown[];
}

const NO_DETAILS: readonly unknown[] = [];

/** Shares work in this process: callers that want the same work at the same moment wait for one result. */
export class SingleFlight<T> {
  readonly #flights = new TransientMap<Flight<T>[]>();

  /** Starts `work`, or returns the promise of the work under way with the same key. */
  run(key: string, work: () => Promise<T>): Promise<T> {
    const flight =
      this.#find(key, NO_DETAILS) ?? this.#start(key, NO_DETAILS, { promise: work(), abort: ignore });
    return flight.promise;
  }

  /**
   * As `run`, but each caller can leave: when `signal` aborts, its promise rejects with the signal's reason. The work itself
   * is aborted when the last caller has left. `onJoin` is called when the work was under way already.
   */
  runAbortable(
    { key, details }: WorkIdentity,
    signal: Cancellation,
    start: () => AbortableWork<T>,
    onJoin: () => void,
  ): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    let flight = this.#find(key, details);
    if (flight) onJoin();
    else flight = this.#start(key, details, start());
    return flight.wait(signal);
  }

  /**
   * Returns what `find` returns, or what `make` makes when `find` returns null. Of concurrent calls with one key, one runs;
   * the others wait until it has ended and look again, because its result may not be theirs.
   */
  async findOrMake(key: string, find: () => Promise<T | null>, make: () => Promise<T>): Promise<T> {
    const flight = this.#find(key, NO_DETAILS);
    if (!flight) return this.run(key, async () => (await find()) ?? make());
    await flight.promise.catch(ignore);
    return (await find()) ?? this.findOrMake(key, find, make);
  }

  #find(key: string, details: readonly unknown[]): Flight<T> | undefined {
    return this.#flights.get(key)?.find((flight) => areEqual(flight.details, details));
  }

  #start(key: string, details: readonly unknown[], work: AbortableWork<T>): Flight<T> {
    const flight = new Flight(details, work, () => this.#remove(key, flight));
    const others = this.#flights.get(key);
    if (others) others.push(flight);
    else this.#flights.set(key, [flight]);
    return flight;
  }

  #remove(key: string, flight: Flight<T>): void {
    const flights = this.#flights.get(key);
    const index = flights?.indexOf(flight) ?? -1;
    if (!flights || index === -1) return;
    if (flights.length === 1) this.#flights.delete(key);
    else flights.splice(index, 1);
  }
}

/** Work under way, and the callers that wait for it. */
class Flight<T> {
  readonly details: readonly unknown[];
  readonly #work: AbortableWork<T>;
  readonly #remove: () => void;
  readonly #waiters: Waiter<T>[] = [];

  /** `remove` is called when the work has settled or is aborted: from then on no caller joins. */
  constructor(details: readonly unknown[], work: AbortableWork<T>, remove: () => void) {
    this.details = details;
    this.#work = work;
    this.#remove = remove;
    work.promise.then(
      (value) => {
        remove();
        for (const waiter of this.#waiters) waiter.resolve(value);
      },
      (error: Error) => {
        remove();
        for (const waiter of this.#waiters) waiter.reject(error);
      },
    );
  }

  get promise(): Promise<T> {
    return this.#work.promise;
  }

  wait(signal: Cancellation): Promise<T> {
    const waiter = new Waiter<T>(signal, () => this.#leave(waiter, signal.reason));
    this.#waiters.push(waiter);
    return waiter.promise;
  }

  #leave(waiter: Waiter<T>, reason: unknown): void {
    this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
    if (this.#waiters.length > 0) return;
    this.#remove();
    this.#work.abort(reason);
  }
}

/** A caller that waits until the work settles or its own signal aborts. */
class Waiter<T> implements CancellationListener {
  readonly promise: Promise<T>;
  readonly #signal: Cancellation;
  readonly #onAbort: () => void;
  #resolve!: (value: T) => void;
  #reject!: (error: Error) => void;

  constructor(signal: Cancellation, onAbort: () => void) {
    this.#signal = signal;
    this.#onAbort = onAbort;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    signal.addEventListener('abort', this);
  }

  resolve(value: T): void {
    this.#signal.removeEventListener('abort', this);
    this.#resolve(value);
  }

  reject(error: Error): void {
    this.#signal.removeEventListener('abort', this);
    this.#reject(error);
  }

  handleEvent(): void {
    this.#reject(this.#signal.reason as Error);
    this.#onAbort();
  }
}

/** Texts are compared before objects, which cost more. */
function areEqual(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.every((value, index) => {
    const other = others[index];
    return value === other || (typeof value === 'object' && isDeepStrictEqual(value, other));
  });
}

function ignore(): void {}
