import type { Scored } from './cache.js';

/** Negative when `a` is lower than `b`: by score, then by the member's text. */
export function compare(a: Scored, b: Scored): number {
  if (a.score !== b.score) return a.score - b.score;
  return a.member < b.member ? -1 : a.member === b.member ? 0 : 1;
}

/**
 * One sorted set: an array, lowest first, kept sorted by binary search, and an index by member. New tweets
 * are appended to the array, and thousands of timelines share one `Scored` object per tweet: an entry takes
 * some 50 bytes.
 */
export class SortedSet {
  readonly #order: Scored[] = [];
  readonly #byMember = new Map<string, Scored>();

  get size(): number {
    return this.#order.length;
  }

  put(entry: Scored): void {
    const old = this.#byMember.get(entry.member);
    if (old?.score === entry.score) return;
    if (old) this.#order.splice(this.#place(old), 1);
    const place = this.#place(entry);
    if (place === this.#order.length) this.#order.push(entry);
    else this.#order.splice(place, 0, entry);
    this.#byMember.set(entry.member, entry);
  }

  remove(member: string): void {
    const entry = this.#byMember.get(member);
    if (!entry) return;
    this.#order.splice(this.#place(entry), 1);
    this.#byMember.delete(member);
  }

  increment(member: string, by: number): void {
    this.put({ member, score: this.score(member) + by });
  }

  /** The score; 0 for a missing member. */
  score(member: string): number {
    return this.#byMember.get(member)?.score ?? 0;
  }

  /** Removes the lowest entries until `keep` are left. */
  trim(keep: number): void {
    if (this.#order.length <= keep) return;
    for (const { member } of this.#order.splice(0, this.#order.length - keep)) this.#byMember.delete(member);
  }

  /** Up to `limit` entries between the bounds (exclusive), highest first. */
  page({ below, above, limit }: { below?: Scored; above?: Scored; limit: number }): Scored[] {
    const end = below ? this.#place(below) : this.#order.length;
    let start = above ? this.#place(above) : 0;
    const first = this.#order[start];
    if (above && first && compare(first, above) === 0) start++;
    return this.#order.slice(Math.max(start, end - limit), Math.max(start, end)).reverse();
  }

  entries(): readonly Scored[] {
    return this.#order;
  }

  /** The index of the first entry that is not lower than `bound`. */
  #place(bound: Scored): number {
    const order = this.#order;
    let low = 0;
    let high = order.length;
    // Most new entries are the highest: checking the last one first avoids the search.
    const last = order[high - 1];
    if (last === undefined || compare(last, bound) < 0) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(order[middle] as Scored, bound) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
