import type { Metrics } from '../metrics.js';
import type { Entry } from './entry.js';
import { bytesOf } from './frozen-copy.js';

/** The last part of its lifetime in which a popular entry is renewed. */
const RENEWAL_PART = 0.1;
/** The number of reads that makes an entry popular: on average, at least one of them falls into the last part. */
const RENEWAL_HITS = 1 / RENEWAL_PART;
/** Approximate size of an entry without its data, in bytes. */
const OVERHEAD = 400;

/** An entry in the memory of this process. */
export class CachedEntity {
  readonly entry: Entry;
  readonly subgraph: string;
  readonly family: string;
  readonly name: string;
  readonly bytes: number;
  /** Whether it was used since the hand last passed it; see `ProcessEntries`. */
  isUsed = false;
  /** The state of `Changes` in which it was last found to be current. */
  validIn = -1;
  readonly #renewAt: number;
  #hits = 0;
  #isRenewed = false;

  constructor(subgraph: string, family: string, name: string, entry: Entry) {
    this.entry = entry;
    this.subgraph = subgraph;
    this.family = family;
    this.name = name;
    this.bytes = OVERHEAD + 2 * name.length + bytesOf(entry.fields);
    this.#renewAt = entry.expiresAt - RENEWAL_PART * (entry.expiresAt - entry.at);
  }

  /** Records a use. Returns true once, to the first caller after the entry is due for renewal. */
  use(now: number): boolean {
    this.isUsed = true;
    this.#hits++;
    if (now < this.#renewAt || this.#isRenewed || this.#hits < RENEWAL_HITS) return false;
    return (this.#isRenewed = true);
  }
}

type Family = ReadonlyMap<string, CachedEntity>;

const NO_FAMILY: Family = new Map();

/**
 * The entries in the memory of this process, bounded in bytes. Evicts by the CLOCK algorithm: a hand moves round from the
 * oldest entry and evicts each one that was not used since the hand last passed it. So a use only sets a flag.
 */
export class ProcessEntries {
  readonly #maxBytes: number;
  readonly #metrics: Metrics['entityCache'];
  readonly #families = new Map<string, Map<string, CachedEntity>>();
  /** In order of insertion. */
  readonly #all = new Set<CachedEntity>();
  #hand = this.#all.values();
  #bytes = 0;

  constructor(maxBytes: number, metrics: Metrics['entityCache']) {
    this.#maxBytes = maxBytes;
    this.#metrics = metrics;
  }

  /** The entries of one selection, by the names of their entities. */
  family(family: string): Family {
    return this.#families.get(family) ?? NO_FAMILY;
  }

  set(subgraph: string, family: string, name: string, entry: Entry): CachedEntity {
    const before = this.family(family).get(name);
    if (before) this.delete(before);
    const cached = new CachedEntity(subgraph, family, name, entry);
    let members = this.#families.get(family);
    if (!members) this.#families.set(family, (members = new Map<string, CachedEntity>()));
    members.set(name, cached);
    this.#all.add(cached);
    this.#count(cached, 1);
    while (this.#bytes > this.#maxBytes) this.#advanceHand();
    return cached;
  }

  delete(cached: CachedEntity): void {
    if (!this.#all.delete(cached)) return;
    const members = this.#families.get(cached.family);
    members?.delete(cached.name);
    if (members?.size === 0) this.#families.delete(cached.family);
    this.#count(cached, -1);
  }

  #advanceHand(): void {
    const { value: cached, done } = this.#hand.next();
    if (done) this.#hand = this.#all.values();
    else if (cached.isUsed) cached.isUsed = false;
    else this.delete(cached);
  }

  #count({ subgraph, bytes }: CachedEntity, entries: 1 | -1): void {
    this.#bytes += entries * bytes;
    this.#metrics.entries.inc({ subgraph }, entries);
    this.#metrics.bytes.inc({ subgraph }, entries * bytes);
  }
}
