import { isDeepStrictEqual } from 'node:util';
import type { Cancellation, CancellationListener } from './cancellation.js';

/** Work that has begun. */
export interface Work<T> {
  readonly promise: Promise<T>;
  /** Called when nobody waits for it any more. */
  abort(reason: unknown): void;
}

/** What makes two pieces of work the same: equal in both. */
export interface Identity {
  readonly key: string;
  /** Only compared with those of work under way that has the same key, so it costs nothing where there is none. */
  readonly details: unknown;
}

/** Work that is under way, by what it is: whoever wants the same at the same moment waits for the same result. */
export class InFlight<T> {
  readonly #underway = new Map<string, Shared<T>[]>();

  /**
   * Begins the work, or joins it when it has begun already (`joined` is called then). All that join are given the same
   * object. `signal` takes one of them away; the work itself is aborted when the last of them has left.
   */
  share(identity: Identity, signal: Cancellation, begin: () => Work<T>, joined: () => void): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const { key, details } = identity;
    let shared = this.#underway.get(key)?.find((each) => isDeepStrictEqual(each.details, details));
    if (shared) joined();
    else shared = this.#begin(identity, begin());
    return shared.wait(signal);
  }

  #begin({ key, details }: Identity, work: Work<T>): Shared<T> {
    const shared = new Shared(details, work, () => this.#end(key, shared));
    const others = this.#underway.get(key);
    if (others) others.push(shared);
    else this.#underway.set(key, [shared]);
    return shared;
  }

  /** Whoever comes from now on begins anew. */
  #end(key: string, shared: Shared<T>): void {
    const all = this.#underway.get(key);
    const index = all?.indexOf(shared) ?? -1;
    if (!all || index === -1) return;
    if (all.length === 1) this.#underway.delete(key);
    else all.splice(index, 1);
  }
}

/** One piece of work that several are waiting for. */
class Shared<T> {
  readonly details: unknown;
  readonly #work: Work<T>;
  readonly #end: () => void;
  readonly #waiting: Waiter<T>[] = [];

  constructor(details: unknown, work: Work<T>, end: () => void) {
    this.details = details;
    this.#work = work;
    this.#end = end;
    work.promise.then(
      (value) => {
        end();
        for (const waiter of this.#waiting) waiter.resolve(value);
      },
      (error: Error) => {
        end();
        for (const waiter of this.#waiting) waiter.reject(error);
      },
    );
  }

  wait(signal: Cancellation): Promise<T> {
    const waiter = new Waiter<T>(signal, () => this.#leave(waiter, signal.reason));
    this.#waiting.push(waiter);
    return waiter.promise;
  }

  #leave(waiter: Waiter<T>, reason: unknown): void {
    this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
    if (this.#waiting.length > 0) return;
    this.#end();
    this.#work.abort(reason);
  }
}

/** Somebody who waits, and may leave. */
class Waiter<T> implements CancellationListener {
  readonly promise: Promise<T>;
  readonly #signal: Cancellation;
  readonly #onLeft: () => void;
  #resolve!: (value: T) => void;
  #reject!: (error: Error) => void;

  constructor(signal: Cancellation, onLeft: () => void) {
    this.#signal = signal;
    this.#onLeft = onLeft;
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
    this.#onLeft();
  }
}
