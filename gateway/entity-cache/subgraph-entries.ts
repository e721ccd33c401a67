import type { Clock } from '#platform/clock.js';
import type { Metrics } from '../metrics.js';
import type { Entity } from './answer.js';
import type { Changes } from './changes.js';
import { countsOf, type Entry } from './entry.js';
import { frozenCopy } from './frozen.js';
import type { KeptSelection } from './kept-selection.js';
import type { Representation } from './names.js';
import type { Kept, ProcessEntries } from './process-entries.js';
import type { SharedEntries } from './shared-entries.js';
import { readOrigin, withoutCacheTags } from './cache-tags.js';

/**
 * ms after a change during which nothing that is read is kept: a subgraph of many processes, and databases of many servers,
 * may not yet agree.
 */
const UNSETTLED_MS = 250;
/** The same for what another gateway has kept: by its clock, and not knowing what it had heard of. */
const UNSETTLED_ELSEWHERE_MS = 1_000;
/** By how much lives differ, so that what came together does not end together. */
const SPREAD = 0.1;

export interface SubgraphEntriesOptions {
  subgraph: string;
  process: ProcessEntries;
  /** Null where this gateway is the only one. */
  shared: SharedEntries | null;
  /** What happened to entities. */
  changes: Changes;
  clock: Clock;
  metrics: Metrics['entityCache'];
}

/** Entities of one family, and where each stands among all that were asked for. */
export interface Sought {
  readonly family: string;
  readonly names: readonly string[];
}

/** The kept entities of one subgraph: in this process, else in what all gateways share. */
export class SubgraphEntries {
  readonly #options: SubgraphEntriesOptions;

  constructor(options: SubgraphEntriesOptions) {
    this.#options = options;
  }

  /** In the order of `names`: what is kept in this process and still holds. */
  here({ family, names }: Sought): (Kept | undefined)[] {
    const { process } = this.#options;
    const members = process.family(family);
    const found = new Array<Kept | undefined>(names.length);
    for (let place = 0; place < found.length; place++) {
      const kept = members.get(names[place]!);
      if (kept === undefined) continue;
      if (this.stillHolds(kept)) found[place] = kept;
      else process.delete(kept);
    }
    return found;
  }

  /** Whether what was kept here has neither grown old nor changed. */
  stillHolds(kept: Kept): boolean {
    const { changes, clock } = this.#options;
    const { state } = changes;
    // What held in this state of the changes holds, until its time is over.
    if (kept.heldIn === state) return kept.entry.expiresAt > clock.now();
    if (!this.#holds(kept.entry, UNSETTLED_MS)) return false;
    kept.heldIn = state;
    return true;
  }

  /** Whether there is anywhere else to look. */
  get isShared(): boolean {
    return this.#options.shared !== null;
  }

  /** Looks in what all gateways share for what is not found yet, and adds it; from then on it is kept here too. */
  async addElsewhere(
    { family, names }: Sought,
    found: (Kept | undefined)[],
    lastsUntil = this.#options.clock.now(),
  ): Promise<void> {
    const { subgraph, process, shared } = this.#options;
    if (shared === null) return;
    const places = [...names.keys()].filter((place) => found[place] === undefined);
    const elsewhere = await shared.get(
      family,
      places.map((place) => names[place]!),
    );
    places.forEach((place, index) => {
      const entry = elsewhere[index];
      if (!entry || entry.expiresAt <= lastsUntil || !this.#holds(entry, UNSETTLED_ELSEWHERE_MS)) return;
      found[place] = process.set(subgraph, family, names[place]!, entry);
    });
  }

  /** Keeps what subgraphs have answered to a fetch that began at `at`, unless it has changed since. */
  set(
    selection: KeptSelection,
    family: string,
    entities: readonly (readonly [name: string, representation: Representation, entity: Entity])[],
    at: number,
  ): void {
    const { subgraph, process, shared, metrics } = this.#options;
    const maxAge = Math.round(selection.maxAge * (1 - SPREAD * Math.random()));
    const kept = entities.flatMap(([name, representation, entity]): [string, Entry][] => {
      const entry = entity && entryOf(selection, representation, entity, { at, expiresAt: at + maxAge });
      return entry && this.#holds(entry, UNSETTLED_MS) ? [[name, entry]] : [];
    });
    if (kept.length === 0) return;
    for (const [name, entry] of kept) process.set(subgraph, family, name, entry);
    shared?.set(family, kept, maxAge);
    metrics.stores.inc({ subgraph }, kept.length);
  }

  #holds({ at, expiresAt, tags }: Entry, margin: number): boolean {
    const { changes, clock } = this.#options;
    return expiresAt > clock.now() && changes.hold(tags, at, margin);
  }
}

/** Null for an entity that does not tell whose it is: nobody could say who may see it. */
function entryOf(
  { cacheTags, restKeys, isCounted }: KeptSelection,
  representation: Representation,
  entity: Record<string, unknown>,
  times: Pick<Entry, 'at' | 'expiresAt'>,
): Entry | null {
  const { owners, partOf } = readOrigin(entity, cacheTags);
  if (owners.length === 0) return null;
  const { __typename: _, ...keys } = representation;
  const ids = [...Object.values(keys).filter((each) => typeof each === 'string'), ...partOf];
  const tags = isCounted ? [...ids, ...ids.map(countsOf)] : ids;
  const everybodys = Object.entries(withoutCacheTags(entity)).filter(([name]) => !restKeys.has(name));
  return { ...times, tags, owners, fields: frozenCopy(Object.fromEntries(everybodys)) };
}
