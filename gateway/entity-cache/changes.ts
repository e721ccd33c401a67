import type { Clock } from '#platform/clock.js';

/** ms after which a generation of changes is replaced: longer than any entry lives. */
const GENERATION_MS = 5 * 60_000;
/** The number of tags in a generation, at most. */
const MAX_TAGS = 100_000;

/**
 * The time of the last change of each tag, in ms since 1970. A value is current when none of its tags changed after it was
 * read. So a change does not have to search for entries and delete them, and a read that was in progress during the
 * change is recognised as stale.
 *
 * Two generations bound the memory: the older one is dropped as a whole, and every value read before its end counts as
 * stale.
 */
export class Changes {
  readonly #clock: Clock;
  readonly #max: number;
  #newer = new Map<string, number>();
  #older = new Map<string, number>();
  /** The time at which the newer generation began. */
  #startedAt: number;
  /** Values read until this time count as stale. */
  #floor: number;
  #state = 0;

  /** Every value read before the construction counts as stale. */
  constructor(clock: Clock, max = MAX_TAGS) {
    this.#clock = clock;
    this.#max = max;
    this.#floor = this.#startedAt = clock.now();
  }

  /** A number that differs after each change. A value that was current stays current while the number is the same. */
  get state(): number {
    return this.#state;
  }

  /** Records that these tags change now. */
  add(tags: readonly string[]): void {
    if (tags.length === 0) return;
    this.#state++;
    const now = this.#clock.now();
    for (const tag of tags) {
      if (this.#newer.size >= this.#max || now - this.#startedAt >= GENERATION_MS) this.#startGeneration(now);
      this.#newer.set(tag, now);
    }
  }

  /** Makes every value stale that was read until the given time. */
  invalidateUntil(until: number): void {
    this.#state++;
    this.#floor = Math.max(this.#floor, until);
  }

  /** Whether no tag changed after `at`, the time of the read, nor less than `margin` ms before. */
  isUnchanged(tags: readonly string[], at: number, margin = 0): boolean {
    if (at <= this.#floor + margin) return false;
    return tags.every((tag) => {
      const changedAt = this.#newer.get(tag) ?? this.#older.get(tag);
      return changedAt === undefined || at > changedAt + margin;
    });
  }

  #startGeneration(now: number): void {
    this.#floor = this.#startedAt;
    this.#older = this.#newer;
    this.#newer = new Map();
    this.#startedAt = now;
  }
}
