import type { Key } from '../bson/key.js';
import type { Environment } from '../storage/environment.js';
import type { KeyRanges } from './key-ranges.js';

/** Maximum number of keys read ahead. */
const MAX_CHUNK = 512;

/**
 * Sorted keys, each without the common prefix of its stream. Between two calls it holds a position and no
 * transaction, so a slow reader does not pin LMDB pages.
 */
export interface KeyStream {
  /** Returns the next key without consuming it. */
  peek(): Key | undefined;
  next(): Key | undefined;
  /** Drops the keys that were read ahead; the next call reads from the store again. */
  suspend(): void;
}

/** What the streams read after their heads, and how. */
export interface Reading extends Pick<KeyRanges, 'ranges' | 'isKnown'> {
  readonly reverse: boolean;
  /** Number of keys in the first read. */
  readonly chunk: number;
}

/** Reads the ranges after one head, one after the other. */
export class RangeStream implements KeyStream {
  private readonly env: Environment;
  private readonly head: Key;
  private readonly reading: Reading;
  private current = 0;
  private after: Key | undefined;
  private readAhead: readonly Key[] = [];
  private consumed = 0;
  private chunk: number;
  private wasLastChunk = false;

  constructor(env: Environment, head: Key, reading: Reading) {
    this.env = env;
    this.head = head;
    this.reading = reading;
    this.chunk = Math.min(reading.chunk, MAX_CHUNK);
  }

  peek(): Key | undefined {
    while (this.consumed >= this.readAhead.length) if (!this.fill()) return undefined;
    return this.readAhead[this.consumed];
  }

  next(): Key | undefined {
    const key = this.peek();
    if (key === undefined) return undefined;
    this.after = key;
    this.consumed++;
    return key;
  }

  suspend(): void {
    if (this.reading.isKnown) return;
    this.readAhead = [];
    this.consumed = 0;
    this.wasLastChunk = false;
  }

  private fill(): boolean {
    const { head } = this;
    const { ranges, reverse, isKnown } = this.reading;
    if (isKnown) {
      const known = ranges[this.current++];
      this.readAhead = known === undefined ? [] : [known.from];
      this.consumed = 0;
      return known !== undefined;
    }
    if (this.wasLastChunk) {
      this.current++;
      this.after = undefined;
      this.wasLastChunk = false;
    }
    const range = ranges[this.current];
    if (range === undefined) return false;
    const after = this.after === undefined ? undefined : head + this.after;
    const walk = { limit: this.chunk, reverse, after, skip: head.length };
    this.readAhead = this.env.keys({ from: head + range.from, to: head + range.to }, walk);
    this.consumed = 0;
    this.wasLastChunk = this.readAhead.length < this.chunk;
    this.chunk = Math.min(this.chunk * 4, MAX_CHUNK);
    return true;
  }
}

/** A stream in the heap, with its current key. */
interface HeapEntry {
  key: Key;
  readonly stream: RangeStream;
}

/** Merges streams by the rest of their keys: a binary heap of streams, ordered by their current key. */
export class MergeStream implements KeyStream {
  private readonly streams: readonly RangeStream[];
  private readonly sign: number;
  private heap: HeapEntry[] | undefined;

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
    } else top.key = following;
    this.siftDown(heap, 0);
    return key;
  }

  suspend(): void {
    this.heap = undefined;
    for (const stream of this.streams) stream.suspend();
  }

  private ready(): HeapEntry[] {
    if (this.heap !== undefined) return this.heap;
    const heap: HeapEntry[] = [];
    for (const stream of this.streams) {
      const key = stream.peek();
      if (key !== undefined) heap.push({ key, stream });
    }
    for (let at = (heap.length >> 1) - 1; at >= 0; at--) this.siftDown(heap, at);
    this.heap = heap;
    return heap;
  }

  private siftDown(heap: HeapEntry[], start: number): void {
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

  private before(a: HeapEntry, b: HeapEntry): boolean {
    return this.sign > 0 ? a.key < b.key : a.key > b.key;
  }
}
