import type { Metrics } from '../metrics.js';
import type { Entry } from './entry.js';
import { bytesOf } from './frozen.js';

/** The last part of its life in which an entry that is much asked for is renewed. */
const LAST_PART = 0.1;
/** How often an entry is asked for in all its life, if it is likely to be asked for once in the last part of it. */
const MANY_HITS = 1 / LAST_PART;
/** Bytes that an entry takes apart from its texts; roughly. */
const OVERHEAD = 400;

/** An entry in this process. */
export class Kept {
  readonly entry: Entry;
  readonly subgraph: string;
  readonly family: string;
  readonly name: string;
  readonly bytes: number;
  /** Whether it has been asked for since it was last looked at for what can go. */
  isUsed = false;
  /** The state of what is known of changes in which it was last found to hold. */
  heldIn = -1;
  readonly #renewAt: number;
  #hits = 0;
  #isRenewed = false;

  constructor(subgraph: string, family: string, name: string, entry: Entry) {
    this.entry = entry;
    this.subgraph = subgraph;
    this.family = family;
    this.name = name;
    this.bytes = OVERHEAD + 2 * name.length + bytesOf(entry.fields);
    this.#renewAt = entry.expiresAt - LAST_PART * (entry.expiresAt - entry.at);
  }

  /** Somebody is shown it. Gives true to one of those that come when it should be renewed, and to nobody else. */
  use(now: number): boolean {
    this.isUsed = true;
    this.#hits++;
    if (now < this.#renewAt || this.#isRenewed || this.#hits < MANY_HITS) return false;
    return (this.#isRenewed = true);
  }
}

type Family = ReadonlyMap<string, Kept>;

const NO_FAMILY: Family = new Map();

/**
 * The entries in this process, bounded. When there are too many, a hand goes round from the oldest: what has been used
 * since it came by last may stay, what has not goes. So to use an entry takes no more than to say so.
 */
export class ProcessEntries {
  readonly #maxBytes: number;
  readonly #metrics: Metrics['entityCache'];
  readonly #families = new Map<string, Map<string, Kept>>();
  /** The oldest first. */
  readonly #all = new Set<Kept>();
  #hand = this.#all.values();
  #bytes = 0;

  constructor(maxBytes: number, metrics: Metrics['entityCache']) {
    this.#maxBytes = maxBytes;
    this.#metrics = metrics;
  }

  /** What one selection has shown of entities, by their names. */
  family(family: string): Family {
    return this.#families.get(family) ?? NO_FAMILY;
  }

  set(subgraph: string, family: string, name: string, entry: Entry): Kept {
    const before = this.family(family).get(name);
    if (before) this.delete(before);
    const kept = new Kept(subgraph, family, name, entry);
    let members = this.#families.get(family);
    if (!members) this.#families.set(family, (members = new Map<string, Kept>()));
    members.set(name, kept);
    this.#all.add(kept);
    this.#count(kept, 1);
    while (this.#bytes > this.#maxBytes) this.#moveHand();
    return kept;
  }

  delete(kept: Kept): void {
    if (!this.#all.delete(kept)) return;
    const members = this.#families.get(kept.family);
    members?.delete(kept.name);
    if (members?.size === 0) this.#families.delete(kept.family);
    this.#count(kept, -1);
  }

  #moveHand(): void {
    const { value: kept, done } = this.#hand.next();
    if (done) this.#hand = this.#all.values();
    else if (kept.isUsed) kept.isUsed = false;
    else this.delete(kept);
  }

  #count({ subgraph, bytes }: Kept, entries: 1 | -1): void {
    this.#bytes += entries * bytes;
    this.#metrics.entries.inc({ subgraph }, entries);
    this.#metrics.bytes.inc({ subgraph }, entries * bytes);
  }
}
