/** Work that has begun. */
export interface Work<T> {
  readonly promise: Promise<T>;
  /** Called when nobody waits for it any more. */
  abort(reason: unknown): void;
}

/** One piece of work that several are waiting for. */
interface Shared<T> {
  readonly work: Work<T>;
  waiting: number;
}

/** Work that is under way, by what it is: whoever wants the same at the same moment waits for the same result. */
export class InFlight<T> {
  readonly #underway = new Map<string, Shared<T>>();

  /**
   * Begins the work, or joins it when it has begun already (`joined` is called then). All that join are given the same
   * object. `signal` takes one of them away; the work itself is aborted when the last of them has left.
   */
  share(key: string, signal: AbortSignal, begin: () => Work<T>, joined: () => void): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    let shared = this.#underway.get(key);
    if (shared) joined();
    else this.#underway.set(key, (shared = this.#begin(key, begin())));
    return this.#wait(key, shared, signal);
  }

  #begin(key: string, work: Work<T>): Shared<T> {
    const shared: Shared<T> = { work, waiting: 0 };
    const end = (): void => this.#end(key, shared);
    work.promise.then(end, end);
    return shared;
  }

  #wait(key: string, shared: Shared<T>, signal: AbortSignal): Promise<T> {
    shared.waiting++;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        reject(signal.reason as Error);
        if (--shared.waiting > 0) return;
        this.#end(key, shared);
        shared.work.abort(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const done = (): void => signal.removeEventListener('abort', onAbort);
      shared.work.promise.then(
        (value) => {
          done();
          resolve(value);
        },
        (error: Error) => {
          done();
          reject(error);
        },
      );
    });
  }

  /** Whoever comes from now on begins anew. */
  #end(key: string, shared: Shared<T>): void {
    if (this.#underway.get(key) === shared) this.#underway.delete(key);
  }
}
