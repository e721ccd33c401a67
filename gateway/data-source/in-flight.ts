/** One piece of work that several are waiting for. */
interface Shared<T> {
  readonly promise: Promise<T>;
  /** Ends the work: nobody waits any more. */
  readonly abort: AbortController;
  waiting: number;
}

/** Work that is under way, by what it is: whoever wants the same at the same moment waits for the same result. */
export class InFlight<T> {
  readonly #underway = new Map<string, Shared<T>>();

  /**
   * Begins the work, or joins it when it has begun already (`joined` is called then). All that join are given the same
   * object. `signal` takes one of them away; the work itself is aborted when the last of them has left.
   */
  share(
    key: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
    joined: () => void,
  ): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    let shared = this.#underway.get(key);
    if (shared) joined();
    else this.#underway.set(key, (shared = this.#begin(key, work)));
    return this.#wait(key, shared, signal);
  }

  #begin(key: string, work: (signal: AbortSignal) => Promise<T>): Shared<T> {
    const abort = new AbortController();
    const shared: Shared<T> = { promise: work(abort.signal), abort, waiting: 0 };
    const end = (): void => this.#end(key, shared);
    shared.promise.then(end, end);
    return shared;
  }

  #wait(key: string, shared: Shared<T>, signal: AbortSignal): Promise<T> {
    shared.waiting++;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        reject(signal.reason as Error);
        if (--shared.waiting > 0) return;
        this.#end(key, shared);
        shared.abort.abort(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const done = (): void => signal.removeEventListener('abort', onAbort);
      shared.promise.then(
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
