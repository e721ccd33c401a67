import { shownBy, type Entry } from '../../rules/entry.js';
import { belongsAtHome, usersOf, withoutRepeats } from '../../rules/visible-entries.js';
import { loadRelationships } from '../loaders.js';
import { MAX_READ, type Reader } from './reader.js';

/** The rules stage of the home timeline: keeps the visible entries of a range, newest first, without repeats. */
export async function homeRules(reader: Reader, entries: readonly Entry[]): Promise<Entry[]> {
  const older = await sameTweetsBehind(reader, entries);
  const relationships = await loadRelationships(
    reader.relationships,
    [...entries, ...older].flatMap(usersOf),
  );
  const isVisible = (entry: Entry): boolean =>
    !reader.deletions.has(entry) && belongsAtHome(entry, relationships);
  return withoutRepeats(entries.filter(isVisible), older.filter(isVisible));
}

/** The entries behind a range that show the original of one of its retweets. Among them only the oldest is shown. */
async function sameTweetsBehind({ skeleton }: Reader, entries: readonly Entry[]): Promise<Entry[]> {
  const last = entries.at(-1)?.tweetId;
  const originals = new Set(entries.flatMap(({ retweetOf }) => retweetOf?.tweetId ?? []));
  const oldest = [...originals].sort()[0];
  if (last === undefined || oldest === undefined || oldest >= last) return [];
  const above = String(BigInt(oldest) - 1n);
  const behind = await skeleton.shared({ below: last, above, limit: MAX_READ });
  return behind.filter((entry) => originals.has(shownBy(entry)));
}
