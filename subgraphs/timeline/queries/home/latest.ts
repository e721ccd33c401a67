import type { Entry } from '../../rules/entry.js';
import type { Chunk, PageRequest } from '../pipeline.js';
import { homeRules } from './home-rules.js';
import { MAX_READ, SLACK, type Reader } from './reader.js';

/** The most reads from the newest entry down to a cursor. */
const MAX_READS_UPWARDS = 10;

export interface OlderRequest extends PageRequest {
  reader: Reader;
  /** The id that the page begins below; undefined for the newest page. */
  below: string | undefined;
}

export interface NewerRequest extends PageRequest {
  reader: Reader;
  /** The id that the page ends above. */
  above: string;
}

/** The skeleton of a page towards older entries: those below an id, or all, newest first. */
export async function* entriesBelow({
  reader,
  below: start,
  first,
}: OlderRequest): AsyncGenerator<Chunk<Entry>> {
  let below = start;
  let read = 0;
  // Doubling the limit bounds the number of reads, however many entries the rules remove.
  for (let limit = first + SLACK; read < MAX_READ; limit = Math.min(limit * 2, MAX_READ)) {
    const { entries, ended } = await reader.skeleton.range({ below, limit });
    yield { candidates: entries, ended };
    if (ended) return;
    read += entries.length;
    below = entries.at(-1)?.tweetId;
  }
}

/** The skeleton of a page towards newer entries: those above an id, oldest first. */
export async function* entriesAbove({ reader, above, first }: NewerRequest): AsyncGenerator<Chunk<Entry>> {
  const entries = (await allAbove(reader, above)).reverse();
  for (let start = 0, size = first + SLACK; start < entries.length; size *= 2) {
    const end = Math.min(start + size, entries.length);
    yield { candidates: entries.slice(start, end), ended: end === entries.length };
    start = end;
  }
}

/** The rules stage for entries that are listed oldest first. */
export async function homeRulesOldestFirst(reader: Reader, entries: readonly Entry[]): Promise<Entry[]> {
  return (await homeRules(reader, entries.toReversed())).reverse();
}

/** The entries above an id, newest first. The entries next to the id are read last. */
async function allAbove({ skeleton }: Reader, above: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let read = 0, ended = false; read < MAX_READS_UPWARDS && !ended; read++) {
    const below = found.at(-1)?.tweetId;
    const range = await skeleton.range({ below, above, limit: MAX_READ });
    found.push(...range.entries);
    ended = range.ended;
  }
  return found;
}
