import { versionKeyOf, type AnyEvent, type Event } from '../event.js';
import type { Log } from '../log.js';
import type { WaitingCount } from './bus.js';

/**
 * The events of one durable consumer that no process can read yet, because they are of a newer version: the first of
 * each key. Events behind them in their key wait with them.
 */
export class WaitingEvents {
  readonly #durable: string;
  readonly #log: Log;
  readonly #byKey = new Map<string, AnyEvent>();
  /** By type and version, then by key: which of them are readable is decided once for all of one version. */
  readonly #byVersion = new Map<string, Map<string, AnyEvent>>();

  constructor(durable: string, log: Log) {
    this.#durable = durable;
    this.#log = log;
  }

  add(event: AnyEvent): void {
    const { id, type, version, key } = event as Event;
    this.#byKey.set(key, event);
    const alike = this.#byVersion.get(versionKeyOf(event)) ?? new Map<string, AnyEvent>();
    this.#byVersion.set(versionKeyOf(event), alike.set(key, event));
    const line = { durable: this.#durable, event: id, type, version };
    this.#log.warn(line, 'event waits for a process that knows its version');
  }

  /** Whether events of a key wait. */
  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  get keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  /** Removes the events that can be read now, and returns their keys. */
  release(isReadable: (event: AnyEvent) => boolean): string[] {
    const released: string[] = [];
    for (const [version, alike] of this.#byVersion) {
      const [any] = alike.values();
      if (any && !isReadable(any)) continue;
      this.#byVersion.delete(version);
      released.push(...alike.keys());
    }
    for (const key of released) this.#byKey.delete(key);
    return released;
  }

  /** By event type; events behind them in their keys do not count. */
  counts(): WaitingCount[] {
    const counts = new Map<string, number>();
    for (const { type } of this.#byKey.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
    return Array.from(counts, ([type, count]) => ({ durable: this.#durable, type, count }));
  }
}
