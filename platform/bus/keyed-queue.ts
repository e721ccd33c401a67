/** One try at a piece of work: null when it is over, otherwise the ms after which it wants to be tried again. */
export type Attempt = () => Promise<number | null>;

/**
 * Work in lanes: what shares a key runs one after the other, in order; different keys run side by side, up to
 * `capacity` at once. Work that waits for its next try keeps its lane (so order holds) but gives its place to others
 * (so poison of one key never stands in the way of another).
 */
export class KeyedQueue {
  readonly #queue = new Map<string, Attempt[]>();
  /** Keys whose first attempt may start, oldest first: sets iterate in the order of insertion. */
  readonly #ready = new Set<string>();
  readonly #resting = new Map<string, NodeJS.Timeout>();
  #capacity: number;
  #running = 0;
  #onIdle: (() => void)[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** How many attempts may run at once. At 0 nothing new starts; what runs goes on to its end. */
  get capacity(): number {
    return this.#capacity;
  }

  set capacity(value: number) {
    this.#capacity = value;
    this.#pump();
  }

  /** Puts work at the end of its lane. An attempt must not reject: it answers for its own errors. */
  add(key: string, attempt: Attempt): void {
    const lane = this.#queue.get(key);
    if (lane) {
      lane.push(attempt);
    } else {
      this.#queue.set(key, [attempt]);
      this.#ready.add(key);
    }
    this.#pump();
  }

  /** Resolves when no attempt is running. Waiting work may remain. */
  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  /** Forgets all that waits. */
  clear(): void {
    for (const timer of this.#resting.values()) clearTimeout(timer);
    this.#resting.clear();
    this.#ready.clear();
    this.#queue.clear();
  }

  #pump(): void {
    for (const key of this.#ready) {
      if (this.#running >= this.#capacity) return;
      this.#ready.delete(key);
      void this.#run(key);
    }
  }

  async #run(key: string): Promise<void> {
    const lane = this.#queue.get(key);
    const attempt = lane?.[0];
    if (!lane || !attempt) return;
    this.#running++;
    const again = await attempt();
    this.#running--;
    if (this.#queue.get(key) === lane) this.#advance(key, lane, again);
    this.#pump();
    if (this.#running === 0) for (const resolve of this.#onIdle.splice(0)) resolve();
  }

  #advance(key: string, lane: Attempt[], again: number | null): void {
    if (again !== null) return this.#rest(key, again);
    lane.shift();
    if (lane.length > 0) this.#ready.add(key);
    else this.#queue.delete(key);
  }

  #rest(key: string, delay: number): void {
    const timer = setTimeout(() => {
      this.#resting.delete(key);
      this.#ready.add(key);
      this.#pump();
    }, delay);
    this.#resting.set(key, timer);
  }
}
