import { LRUCache } from 'lru-cache';
import type { RoomName } from '#platform/room.js';
import type { Metrics } from '../metrics.js';
import type { Entry } from './entry.js';

interface Kept {
  room: RoomName;
  entry: Entry;
  bytes: number;
}

/** Bytes that an entry takes apart from its texts; roughly. */
const OVERHEAD = 400;

/** The entries in this process, bounded: the least recently used goes first. */
export class ProcessEntries {
  readonly #kept: LRUCache<string, Kept>;
  readonly #metrics: Metrics['entityCache'];

  constructor(maxBytes: number, metrics: Metrics['entityCache']) {
    this.#metrics = metrics;
    this.#kept = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ bytes }) => bytes,
      dispose: ({ room, bytes }) => this.#count(room, -1, -bytes),
    });
  }

  get(key: string): Entry | undefined {
    return this.#kept.get(key)?.entry;
  }

  set(room: RoomName, key: string, entry: Entry): void {
    // Two bytes for each character, as if all were beyond Latin.
    const bytes = OVERHEAD + 2 * (key.length + entry.text.length);
    this.#count(room, 1, bytes);
    this.#kept.set(key, { room, entry, bytes });
  }

  delete(key: string): void {
    this.#kept.delete(key);
  }

  #count(room: RoomName, entries: number, bytes: number): void {
    this.#metrics.entries.inc({ room }, entries);
    this.#metrics.bytes.inc({ room }, bytes);
  }
}
