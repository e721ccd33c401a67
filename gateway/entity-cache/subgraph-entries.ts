import type { Clock } from '#platform/clock.js';
import type { Metrics } from '../metrics.js';
import type { Entity } from './fetch-result.js';
import type { Changes } from './changes.js';
import { countsOf, type Entry } from './entry.js';
import { frozenCopy } from './frozen-copy.js';
import type { CacheableSelection } from './cacheable-selection.js';
import type { Representation } from './names.js';
import type { CachedEntity, ProcessEntries } from './process-entries.js';
import type { SharedEntries } from './shared-entries.js';
import { readOrigin, withoutCacheTags } from './cache-tags.js';

/**
 * ms after a change during which reads of the changed entity are not cached: processes of the subgraph and replicas of its
 * database may still return the old state.
 */
const UNSETTLED_MS = 250;
/** The same for entries of other gateways: their clocks may differ, and they may not have received the event yet. */
const UNSETTLED_SHARED_MS = 1_000;
/** The part of the lifetime that is random, so that entries stored together do not expire together. */
const SPREAD = 0.1;

export interface SubgraphEntriesOptions {
  subgraph: string;
  process: ProcessEntries;
  /** Null for a single gateway. */
  shared: SharedEntries | null;
  /** Changes of entities. */
  changes: Changes;
  clock: Clock;
  metrics: Metrics['entityCache'];
}

/** The cache keys of a fetch: one family, and a name for each entity, in the order of the representations. */
export interface EntityKeys {
  readonly family: string;
  readonly names: readonly string[];
}

/** The cached entities of one subgraph, in the memory of this process and in the shared cache. */
export class SubgraphEntries {
  readonly #options: SubgraphEntriesOptions;

  constructor(options: SubgraphEntriesOptions) {
    this.#options = options;
  }

  /** The valid entries in this process, in the order of `names`. Deletes those that are no longer valid. */
  local({ family, names }: EntityKeys): (CachedEntity | undefined)[] {
    const { process } = this.#options;
    const members = process.family(family);
    const found = new Array<CachedEntity | undefined>(names.length);
    for (let place = 0; place < found.length; place++) {
      const cached = members.get(names[place]!);
      if (cached === undefined) continue;
      if (this.isValid(cached)) found[place] = cached;
      else process.delete(cached);
    }
    return found;
  }

  /** Whether an entry in this process has neither expired nor changed. */
  isValid(cached: CachedEntity): boolean {
    const { changes, clock } = this.#options;
    const { state } = changes;
    // An entry that was current in this state can only expire.
    if (cached.validIn === state) return cached.entry.expiresAt > clock.now();
    if (!this.#isCurrent(cached.entry, UNSETTLED_MS)) return false;
    cached.validIn = state;
    return true;
  }

  /** Whether there is a shared cache. */
  get isShared(): boolean {
    return this.#options.shared !== null;
  }

  /**
   * Adds to `found` the missing entries that the shared cache has and that expire after `minExpiry`, and stores them in this
   * process.
   */
  async addShared(
    { family, names }: EntityKeys,
    found: (CachedEntity | undefined)[],
    minExpiry = this.#options.clock.now(),
  ): Promise<void> {
    const { subgraph, process, shared } = this.#options;
    if (shared === null) return;
    const places = [...names.keys()].filter((place) => found[place] === undefined);
    const read = await shared.get(
      family,
      places.map((place) => names[place]!),
    );
    places.forEach((place, index) => {
      const entry = read[index];
      if (!entry || entry.expiresAt <= minExpiry || !this.#isCurrent(entry, UNSETTLED_SHARED_MS)) return;
      found[place] = process.set(subgraph, family, names[place]!, entry);
    });
  }

  /** Stores the entities of a fetch that began at `at`, except those that have changed since. */
  set(
    selection: CacheableSelection,
    family: string,
    entities: readonly (readonly [name: string, representation: Representation, entity: Entity])[],
    at: number,
  ): void {
    const { subgraph, process, shared, metrics } = this.#options;
    const maxAge = Math.round(selection.maxAge * (1 - SPREAD * Math.random()));
    const entries = entities.flatMap(([name, representation, entity]): [string, Entry][] => {
      const entry = entity && entryOf(selection, representation, entity, { at, expiresAt: at + maxAge });
      return entry && this.#isCurrent(entry, UNSETTLED_MS) ? [[name, entry]] : [];
    });
    if (entries.length === 0) return;
    for (const [name, entry] of entries) process.set(subgraph, family, name, entry);
    shared?.set(family, entries, maxAge);
    metrics.stores.inc({ subgraph }, entries.length);
  }

  #isCurrent({ at, expiresAt, tags }: Entry, margin: number): boolean {
    const { changes, clock } = this.#options;
    return expiresAt > clock.now() && changes.isUnchanged(tags, at, margin);
  }
}

/** Null for an entity without owners, whose visibility cannot be determined. */
function entryOf(
  { cacheTags, privateKeys, isCounted }: CacheableSelection,
  representation: Representation,
  entity: Record<string, unknown>,
  times: Pick<Entry, 'at' | 'expiresAt'>,
): Entry | null {
  const { owners, partOf } = readOrigin(entity, cacheTags);
  if (owners.length === 0) return null;
  const { __typename: _, ...keys } = representation;
  const ids = [...Object.values(keys).filter((each) => typeof each === 'string'), ...partOf];
  const tags = isCounted ? [...ids, ...ids.map(countsOf)] : ids;
  const publicFields = Object.entries(withoutCacheTags(entity)).filter(([name]) => !privateKeys.has(name));
  return { ...times, tags, owners, fields: frozenCopy(Object.fromEntries(publicFields)) };
}
