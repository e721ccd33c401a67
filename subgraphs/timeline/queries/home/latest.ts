import { shownBy, type Entry } from '../../rules/entry.js';
import { loadRelationships, type RelationshipLoader } from '../loaders.js';
import { belongsAtHome, peopleOf, withoutRepeats } from '../../rules/visible-entries.js';
import type { Deletions } from '../sources/recent-deletions.js';
import type { Skeleton } from './home-entries.js';

/** Who reads a home timeline, for the time of one request. */
export interface Reader {
  userId: string;
  relationships: RelationshipLoader;
  skeleton: Skeleton;
  deletions: Deletions;
}

/** Visible entries in order, and whether there are more of them beyond. */
export interface Slice {
  entries: Entry[];
  more: boolean;
  /** The last that was looked at, visible or not. */
  last?: Entry | undefined;
}

/** Entries read at once beyond a page's own, so that what the rules take out seldom costs a second read. */
export const SLACK = 10;

/** No timeline is longer: what one read can take. With the tweets of pulled authors it may be. */
const WHOLE = 1_000;

/** How many reads lead up to the newest entry at most. */
const READS_UPWARDS = 10;

/** The `first` newest entries below an id, or of all. Filled up again when the rules have taken entries out. */
export async function readAfter(reader: Reader, below: string | undefined, first: number): Promise<Slice> {
  const found: Entry[] = [];
  let looked = 0;
  // Doubling ends the loop after a few rounds, however many entries the rules take out.
  for (let limit = first + SLACK; ; limit = Math.min(limit * 2, WHOLE)) {
    const { entries, ended } = await reader.skeleton.range({ below, limit });
    found.push(...(await visible(reader, entries)));
    looked += entries.length;
    // However much the rules take out, one page looks no further than a timeline goes; the next one goes on from there.
    if (ended || found.length > first || looked >= WHOLE)
      return { entries: found.slice(0, first), more: found.length > first || !ended, last: entries.at(-1) };
    below = entries.at(-1)?.tweetId;
  }
}

/** The `first` entries directly above an id, newest first. */
export async function readBefore(reader: Reader, above: string, first: number): Promise<Slice> {
  const entries = await allAbove(reader, above);
  const found: Entry[] = [];
  // From the cursor upwards.
  for (let end = entries.length, size = first + SLACK; end > 0 && found.length <= first; size *= 2) {
    const start = Math.max(0, end - size);
    found.unshift(...(await visible(reader, entries.slice(start, end))));
    end = start;
  }
  return { entries: found.slice(-first), more: found.length > first };
}

/** Everything above an id: what stands directly above it is read last. */
async function allAbove({ skeleton }: Reader, above: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let read = 0, ended = false; read < READS_UPWARDS && !ended; read++) {
    const below = found.at(-1)?.tweetId;
    const range = await skeleton.range({ below, above, limit: WHOLE });
    found.push(...range.entries);
    ended = range.ended;
  }
  return found;
}

/** What the rules leave of a range, newest first. */
export async function visible(reader: Reader, entries: readonly Entry[]): Promise<Entry[]> {
  const older = await sameTweetsBehind(reader, entries);
  const relationships = await loadRelationships(
    reader.relationships,
    [...entries, ...older].flatMap(peopleOf),
  );
  const allowed = (entry: Entry): boolean =>
    !reader.deletions.has(entry) && belongsAtHome(entry, relationships);
  return withoutRepeats(entries.filter(allowed), older.filter(allowed));
}

/** Entries behind a range that show what one of its retweets shows: they decide which of them stays. */
async function sameTweetsBehind({ skeleton }: Reader, entries: readonly Entry[]): Promise<Entry[]> {
  const last = entries.at(-1)?.tweetId;
  const originals = new Set(entries.flatMap(({ retweetOf }) => retweetOf?.tweetId ?? []));
  const oldest = [...originals].sort()[0];
  if (last === undefined || oldest === undefined || oldest >= last) return [];
  const above = String(BigInt(oldest) - 1n);
  const behind = await skeleton.shared({ below: last, above, limit: WHOLE });
  return behind.filter((entry) => originals.has(shownBy(entry)));
}
