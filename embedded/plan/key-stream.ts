import type { Key } from '../bson/key.js';
import type { Environment, KeyRange } from '../storage/environment.js';
import type { RangeGroup } from './key-ranges.js';

/** The largest number of keys read ahead. */
const MAX_CHUNK = 512;

/** Keys in order. Between two calls it holds a position, never a transaction: a slow reader pins nothing. */
export interface KeyStream {
  /** The next key without taking it. */
  peek(): Key | undefined;
  next(): Key | undefined;
  /** Forgets what was read ahead; the next call looks at the store again. */
  suspend(): void;
}

/** Reads the ranges of one group, one after the other. */
export class RangeStream implements KeyStream {
  readonly skip: number;
  private readonly env: Environment;
  private readonly ranges: readonly KeyRange[];
  private readonly reverse: boolean;
  private readonly isKnown: boolean;
  private current = 0;
  private after: Key | undefined;
  private ahead: Key[] = [];
  private taken = 0;
  private chunk: number;
  private wasLastChunk = false;

  constructor(env: Environment, group: RangeGroup, reverse: boolean, firstChunk: number) {
    this.env = env;
    this.ranges = group.ranges;
    this.skip = group.skip;
    this.reverse = reverse;
    this.isKnown = group.isKnown;
    this.chunk = Math.min(firstChunk, MAX_CHUNK);
  }

  peek(): Key | undefined {
    while (this.taken >= this.ahead.length) if (!this.fill()) return undefined;
    return this.ahead[this.taken];
  }

  next(): Key | undefined {
    const key = this.peek();
    if (key === undefined) return undefined;
    this.after = key;
    this.taken++;
    return key;
  }

  suspend(): void {
    if (this.isKnown) return;
    this.ahead = [];
    this.taken = 0;
    this.wasLastChunk = false;
  }

  private fill(): boolean {
    if (this.isKnown) {
      const known = this.ranges[this.current++];
      this.ahead = known === undefined ? [] : [known.from];
      this.taken = 0;
      return known !== undefined;
    }
    if (this.wasLastChunk) {
      this.current++;
      this.after = undefined;
      this.wasLastChunk = false;
    }
    const range = this.ranges[this.current];
    if (range === undefined) return false;
    this.ahead = this.env.keys(range, { limit: this.chunk, reverse: this.reverse, after: this.after });
    this.taken = 0;
    this.wasLastChunk = this.ahead.length < this.chunk;
    this.chunk = Math.min(this.chunk * 4, MAX_CHUNK);
    return true;
  }
}

/** Merges streams by what follows their common fields: a binary heap of the streams, by the key that each shows. */
export class MergeStream implements KeyStream {
  private readonly streams: readonly RangeStream[];
  private readonly sign: number;
  private heap: { key: Key; stream: RangeStream }[] | undefined;

  constructor(streams: readonly RangeStream[], reverse: boolean) {
    this.streams = streams;
    this.sign = reverse ? -1 : 1;
  }

  peek(): Key | undefined {
    return this.ready()[0]?.stream.peek();
  }

  next(): Key | undefined {
    const heap = this.ready();
    const top = heap[0];
    if (top === undefined) return undefined;
    const key = top.stream.next();
    const following = top.stream.peek();
    if (following === undefined) {
      const last = heap.pop()!;
      if (heap.length > 0) heap[0] = last;
    } else top.key = following.slice(top.stream.skip);
    this.sink(heap, 0);
    return key;
  }

  suspend(): void {
    this.heap = undefined;
    for (const stream of this.streams) stream.suspend();
  }

  private ready(): { key: Key; stream: RangeStream }[] {
    if (this.heap !== undefined) return this.heap;
    const heap = this.streams.flatMap((stream) => {
      const key = stream.peek();
      return key === undefined ? [] : [{ key: key.slice(stream.skip), stream }];
    });
    for (let at = (heap.length >> 1) - 1; at >= 0; at--) this.sink(heap, at);
    this.heap = heap;
    return heap;
  }

  private sink(heap: { key: Key }[], start: number): void {
    let at = start;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const child = right < heap.length && this.before(heap[right]!, heap[left]!) ? right : left;
      if (!this.before(heap[child]!, heap[at]!)) return;
      [heap[at], heap[child]] = [heap[child]!, heap[at]!];
      at = child;
    }
  }

  private before(a: { key: Key }, b: { key: Key }): boolean {
    return this.sign > 0 ? a.key < b.key : a.key > b.key;
  }
}
