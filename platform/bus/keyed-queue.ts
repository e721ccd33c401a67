/**
 * One attempt at a task. Returns null when the task is finished, or the delay in ms before the next attempt:
 * Infinity when that comes with `retry`.
 */
export type Attempt = () => Promise<number | null>;

/**
 * Runs tasks of the same key one after the other, in order, and tasks of different keys in parallel, up to
 * `capacity` at once. A task that waits for its next attempt blocks its key, which keeps the order, but it
 * does not occupy capacity. So a poison message delays only its own key.
 */
export class KeyedQueue {
  readonly #queue = new Map<string, Attempt[]>();
  /** Keys whose first task may start, oldest first: a Set iterates in insertion order. */
  readonly #ready = new Set<string>();
  readonly #retryTimers = new Map<string, NodeJS.Timeout>();
  /** Keys whose first task waits for `retry`. */
  readonly #parked = new Set<string>();
  #capacity: number;
  #running = 0;
  #onIdle: (() => void)[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** How many attempts may run at once. At 0 no attempt starts; running attempts finish. */
  get capacity(): number {
    return this.#capacity;
  }

  set capacity(value: number) {
    this.#capacity = value;
    this.#startReady();
  }

  /** Appends a task to the queue of its key. An attempt must not reject: it handles its own errors. */
  add(key: string, attempt: Attempt): void {
    const tasks = this.#queue.get(key);
    if (tasks) {
      tasks.push(attempt);
    } else {
      this.#queue.set(key, [attempt]);
      this.#ready.add(key);
    }
    this.#startReady();
  }

  /** Starts the next attempt of a key whose first task has returned Infinity. */
  retry(key: string): void {
    if (!this.#parked.delete(key)) return;
    this.#ready.add(key);
    this.#startReady();
  }

  /** How many tasks of a key are not finished. */
  lengthOf(key: string): number {
    return this.#queue.get(key)?.length ?? 0;
  }

  /** Resolves when no attempt is running. Waiting tasks may remain. */
  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  /** Drops all waiting tasks. */
  clear(): void {
    for (const timer of this.#retryTimers.values()) clearTimeout(timer);
    this.#retryTimers.clear();
    this.#parked.clear();
    this.#ready.clear();
    this.#queue.clear();
  }

  #startReady(): void {
    for (const key of this.#ready) {
      if (this.#running >= this.#capacity) return;
      this.#ready.delete(key);
      void this.#run(key);
    }
  }

  async #run(key: string): Promise<void> {
    const tasks = this.#queue.get(key);
    const attempt = tasks?.[0];
    if (!tasks || !attempt) return;
    this.#running++;
    const retryDelay = await attempt();
    this.#running--;
    if (this.#queue.get(key) === tasks) this.#advance(key, tasks, retryDelay);
    this.#startReady();
    if (this.#running === 0) for (const resolve of this.#onIdle.splice(0)) resolve();
  }

  #advance(key: string, tasks: Attempt[], retryDelay: number | null): void {
    if (retryDelay !== null) return this.#retryLater(key, retryDelay);
    tasks.shift();
    if (tasks.length > 0) this.#ready.add(key);
    else this.#queue.delete(key);
  }

  #retryLater(key: string, delay: number): void {
    if (delay === Infinity) return void this.#parked.add(key);
    const timer = setTimeout(() => {
      this.#retryTimers.delete(key);
      this.#ready.add(key);
      this.#startReady();
    }, delay);
    this.#retryTimers.set(key, timer);
  }
}
