import { belongsAtHome as isAtHome, belongsInTimeline, type Relationship } from '#social/visibility.js';
import { shownBy, type Entry } from './entry.js';

/** The viewer's relationships to authors, by their ids. */
export type Relationships = ReadonlyMap<string, Relationship>;

/** The ids of the users whose relationship to the viewer decides about an entry. */
export function usersOf({ authorId, retweetOf, answers }: Entry): string[] {
  return [authorId, ...(retweetOf ? [retweetOf.authorId] : []), ...(answers === null ? [] : [answers])];
}

/**
 * Whether an entry belongs in the viewer's home timeline now. A stored timeline is only a list of candidates: blocks,
 * mutes, protection and unfollows take effect as soon as the graph contains them.
 */
export function belongsAtHome(
  { authorId, retweetOf, answers }: Entry,
  relationships: Relationships,
): boolean {
  const users = { authorId, originalAuthorId: retweetOf?.authorId ?? null, answeredId: answers };
  return isAtHome(users, (id) => relationships.get(id));
}

/**
 * Whether a tweet that mentions the viewer belongs in the viewer's mentions: it is visible, and its author is not
 * muted.
 */
export function belongsInMentions(authorId: string, relationships: Relationships): boolean {
  const relationship = relationships.get(authorId);
  return relationship !== undefined && belongsInTimeline(relationship);
}

/**
 * Keeps one entry per shown tweet: the oldest, so that a later retweet never removes an entry from a page that a client
 * has not read yet. `older` are the entries behind `entries` that show the same tweets. Both are newest first.
 */
export function withoutRepeats(entries: readonly Entry[], older: readonly Entry[]): Entry[] {
  const seen = new Set(older.map(shownBy));
  const kept = entries.toReversed().filter((entry) => {
    const shown = shownBy(entry);
    return seen.has(shown) ? false : seen.add(shown);
  });
  return kept.reverse();
}
