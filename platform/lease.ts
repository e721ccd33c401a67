/** Where one lease is recorded. Each holder has a store of its own, which identifies the holder. */
export interface LeaseStore {
  /**
   * Takes the lease when it is free, or renews it when this holder has it. False when another holder has it; rejects when
   * that is unknown.
   */
  take(): Promise<boolean>;
  /** Frees the lease, so that another holder need not wait until it expires. Called only while this holder has it. */
  release(): Promise<void>;
}

export interface LeaseOptions {
  store: LeaseStore;
  /** ms for which one `take` is sure to last: the time to live in the store, less a margin for clocks that differ. */
  lastsMs: number;
  /** ms between two attempts to take or to renew it. */
  intervalMs: number;
  /** The clock that `lastsMs` is measured with, in ms. @default a monotonic one */
  now?: () => number;
  /** Called when this process has taken the lease. */
  onTaken?: () => void;
  /** Called when another holder has the lease that this process had. The attempts go on. */
  onLost?: () => void;
  /** Called when an attempt at an interval fails. */
  onError?: (error: unknown) => void;
}

/**
 * At most one process at a time holds a lease. Three states: not held; held and certain; held but uncertain, because it
 * could not be renewed in time, so another process may have it by now. Only `take` changes whether it is held.
 */
export class Lease {
  readonly #options: LeaseOptions;
  readonly #now: () => number;
  #isHeld = false;
  /** When the last successful attempt began. */
  #takenAt = -Infinity;
  #attempt: Promise<boolean> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: LeaseOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Whether it is certain that no other process holds the lease. */
  get isCertain(): boolean {
    return this.#isHeld && this.#now() < this.#takenAt + this.#options.lastsMs;
  }

  /** Attempts to take the lease now and at intervals. Rejects when the first attempt fails; the others go on all the same. */
  async start(): Promise<void> {
    const { intervalMs, onError } = this.#options;
    this.#timer = setInterval(() => {
      this.attempt().catch((error: unknown) => onError?.(error));
    }, intervalMs).unref();
    await this.attempt();
  }

  /** Takes or renews the lease now; true when this process holds it. Rejects when that is unknown. */
  attempt(): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false);
    this.#attempt ??= this.#take().finally(() => (this.#attempt = null));
    return this.#attempt;
  }

  /** Stops the attempts and releases the lease. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#attempt?.catch(() => false);
    if (this.#isHeld) await this.#options.store.release();
    this.#isHeld = false;
  }

  async #take(): Promise<boolean> {
    const { store, onTaken, onLost } = this.#options;
    const began = this.#now();
    const wasHeld = this.#isHeld;
    this.#isHeld = await store.take();
    if (this.#isHeld) this.#takenAt = began;
    if (this.#isHeld && !wasHeld) onTaken?.();
    if (!this.#isHeld && wasHeld) onLost?.();
    return this.#isHeld;
  }
}
