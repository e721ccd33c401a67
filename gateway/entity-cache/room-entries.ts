import type { Clock } from '#platform/clock.js';
import type { RoomName } from '#platform/room.js';
import type { Metrics } from '../metrics.js';
import type { Entity } from './answer.js';
import type { Changes } from './changes.js';
import { countsOf, type Entry } from './entry.js';
import type { KeptSelection } from './kept-selection.js';
import type { ProcessEntries } from './process-entries.js';
import type { SharedEntries } from './shared-entries.js';
import { readOrigin, withoutTraces } from './traces.js';

/**
 * ms after a change during which nothing that is read is kept: a room of many processes, and databases of many servers,
 * may not yet agree.
 */
const UNSETTLED_MS = 250;
/** The same for what another gateway has kept: by its clock, and not knowing what it had heard of. */
const UNSETTLED_ELSEWHERE_MS = 1_000;
/** By how much lives differ, so that what came together does not end together. */
const SPREAD = 0.1;

export interface RoomEntriesOptions {
  room: RoomName;
  process: ProcessEntries;
  /** Null where this gateway is the only one. */
  shared: SharedEntries | null;
  /** What happened to entities. */
  changes: Changes;
  clock: Clock;
  metrics: Metrics['entityCache'];
}

/** The kept entities of one room: in this process, else in what all gateways share. */
export class RoomEntries {
  readonly #options: RoomEntriesOptions;

  constructor(options: RoomEntriesOptions) {
    this.#options = options;
  }

  /** Names an entity, as one selection and its variables show it. */
  keyOf({ hash }: KeptSelection, representation: unknown, variables: readonly unknown[]): string {
    const shown = JSON.stringify(representation);
    const given = variables.length === 0 ? '' : JSON.stringify(variables);
    return `${this.#options.room}:${hash}:${shown}${given}`;
  }

  /** In the order of `keys`: what is kept and still holds. */
  async get(keys: readonly string[]): Promise<(Entry | undefined)[]> {
    const { process, shared } = this.#options;
    const found = keys.map((key) => {
      const entry = process.get(key);
      if (!entry || this.#holds(entry, UNSETTLED_MS)) return entry;
      process.delete(key);
      return undefined;
    });
    if (shared === null || found.every((entry) => entry !== undefined)) return found;
    const places = [...keys.keys()].filter((index) => found[index] === undefined);
    const elsewhere = await shared.get(places.map((index) => keys[index] ?? ''));
    places.forEach((place, index) => {
      const entry = elsewhere[index];
      if (!entry || !this.#holds(entry, UNSETTLED_ELSEWHERE_MS)) return;
      process.set(this.#options.room, keys[place] ?? '', entry);
      found[place] = entry;
    });
    return found;
  }

  /** Keeps what rooms have answered to a fetch that began at `at`, unless it has changed since. */
  set(
    selection: KeptSelection,
    entities: readonly (readonly [key: string, representation: object, entity: Entity])[],
    at: number,
  ): void {
    const { room, process, shared, metrics } = this.#options;
    const maxAge = Math.round(selection.maxAge * (1 - SPREAD * Math.random()));
    const kept = entities.flatMap(([key, representation, entity]): [string, Entry][] => {
      const entry = entity && entryOf(selection, representation, entity, { at, expiresAt: at + maxAge });
      return entry && this.#holds(entry, UNSETTLED_MS) ? [[key, entry]] : [];
    });
    if (kept.length === 0) return;
    for (const [key, entry] of kept) process.set(room, key, entry);
    shared?.set(kept, maxAge);
    metrics.stores.inc({ room }, kept.length);
  }

  #holds({ at, expiresAt, tags }: Entry, margin: number): boolean {
    const { changes, clock } = this.#options;
    return expiresAt > clock.now() && changes.hold(tags, at, margin);
  }
}

/** Null for an entity that does not tell whose it is: nobody could say who may see it. */
function entryOf(
  { traces, restKeys, isCounted }: KeptSelection,
  representation: object,
  entity: Record<string, unknown>,
  times: Pick<Entry, 'at' | 'expiresAt'>,
): Entry | null {
  const { profileOf, tweetsOf, partOf } = readOrigin(entity, traces);
  if (profileOf.length + tweetsOf.length === 0) return null;
  const { __typename: _, ...keys } = representation as Record<string, unknown>;
  const ids = [...Object.values(keys).filter((each) => typeof each === 'string'), ...partOf];
  const tags = isCounted ? [...ids, ...ids.map(countsOf)] : ids;
  const everybodys = Object.entries(withoutTraces(entity)).filter(([name]) => !restKeys.has(name));
  return { ...times, tags, profileOf, tweetsOf, text: JSON.stringify(Object.fromEntries(everybodys)) };
}
