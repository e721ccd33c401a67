import { belongsAtHome as isAtHome, belongsInTimeline, type Relationship } from '#social/visibility.js';
import { shownBy, type Entry } from './entry.js';

/** How the viewer stands to each author that entries name. */
export type Relationships = ReadonlyMap<string, Relationship>;

/** Everybody whose relationship decides about an entry. */
export function peopleOf({ authorId, retweetOf, answers }: Entry): string[] {
  return [authorId, ...(retweetOf ? [retweetOf.authorId] : []), ...(answers === null ? [] : [answers])];
}

/**
 * Whether an entry belongs into the viewer's home timeline at this moment. What was stored is only a guess: blocks,
 * mutes, protection and unfollows hold from the moment on in which the graph knows them.
 */
export function belongsAtHome(
  { authorId, retweetOf, answers }: Entry,
  relationships: Relationships,
): boolean {
  const users = { authorId, originalAuthorId: retweetOf?.authorId ?? null, answeredId: answers };
  return isAtHome(users, (id) => relationships.get(id));
}

/** Whether a tweet that names the viewer belongs into the viewer's mentions: visible, and the author is not muted. */
export function belongsInMentions(authorId: string, relationships: Relationships): boolean {
  return isAllowed(relationships.get(authorId));
}

/**
 * Leaves one entry of each tweet: the oldest. So nothing that arrives later can hide what a client is about to page to.
 * `older` are the entries behind `entries`, as far as they matter. Both newest first.
 */
export function withoutRepeats(entries: readonly Entry[], older: readonly Entry[]): Entry[] {
  const seen = new Set(older.map(shownBy));
  const kept = entries.toReversed().filter((entry) => {
    const shown = shownBy(entry);
    return seen.has(shown) ? false : seen.add(shown);
  });
  return kept.reverse();
}

function isAllowed(relationship: Relationship | undefined): boolean {
  return relationship !== undefined && belongsInTimeline(relationship);
}
