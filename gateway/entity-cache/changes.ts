import type { Clock } from '#platform/clock.js';

/** For how long a change is remembered one by one, in ms: longer than anything is kept. */
const REMEMBERED_MS = 5 * 60_000;
/** How many are remembered one by one in that time. */
const MAX_REMEMBERED = 100_000;

/**
 * When what changed, in ms since 1970. What was read at a moment still holds when nothing it was made of has changed since.
 * So nothing has to be searched for and thrown away at a change, and a read that was under way when the change came is
 * recognised as too old like any other.
 *
 * Two generations: the older one is forgotten as a whole, and whatever was read before its end counts as stale.
 */
export class Changes {
  readonly #clock: Clock;
  readonly #max: number;
  #newer = new Map<string, number>();
  #older = new Map<string, number>();
  /** When the newer generation began. */
  #turnedAt: number;
  /** What was read until then may have changed without being remembered. */
  #floor: number;
  #state = 0;

  /** Knows of nothing before now. */
  constructor(clock: Clock, max = MAX_REMEMBERED) {
    this.#clock = clock;
    this.#max = max;
    this.#floor = this.#turnedAt = clock.now();
  }

  /** Another number after each change: what held, holds as long as this stays what it was. */
  get state(): number {
    return this.#state;
  }

  /** These have changed, now. */
  add(tags: readonly string[]): void {
    if (tags.length === 0) return;
    this.#state++;
    const now = this.#clock.now();
    for (const tag of tags) {
      if (this.#newer.size >= this.#max || now - this.#turnedAt >= REMEMBERED_MS) this.#turn(now);
      this.#newer.set(tag, now);
    }
  }

  /** Whatever was read until then may have changed. */
  addAll(until: number): void {
    this.#state++;
    this.#floor = Math.max(this.#floor, until);
  }

  /** Whether what was read at `at` and made of `tags` holds: nothing changed since, nor less than `margin` ms before. */
  hold(tags: readonly string[], at: number, margin = 0): boolean {
    if (at <= this.#floor + margin) return false;
    return tags.every((tag) => {
      const changedAt = this.#newer.get(tag) ?? this.#older.get(tag);
      return changedAt === undefined || at > changedAt + margin;
    });
  }

  #turn(now: number): void {
    this.#floor = this.#turnedAt;
    this.#older = this.#newer;
    this.#newer = new Map();
    this.#turnedAt = now;
  }
}
