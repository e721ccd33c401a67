import type { LiveEvent, Reception } from '#platform/live-source.js';
import { timeOf } from '#platform/snowflake.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { belongsAtHome, type Relationship } from '#social/visibility.js';
import type { Entry } from '../rules/entry.js';
import type { ShownEntries } from './shown-entries.js';
import { participantsOf, type HomeChange, type TweetChange } from './tweet-change.js';

export interface ReceptionDeps {
  relationships: Pick<Relationships, 'toAuthor'>;
  shownEntries: ShownEntries;
}

/**
 * Which viewers may receive a change of their home timeline at this moment. Reads the graph, not a cache: a block, a mute or a
 * protection holds from the next event on. Of several entries that show one tweet, the page shows the oldest, and so does the
 * stream: a later retweet is not told, and when the shown entry is deleted, the one that takes its place is told next.
 */
export async function receptionOf(
  deps: ReceptionDeps,
  change: HomeChange,
  viewerIds: readonly string[],
): Promise<Reception> {
  if (change.type === 'timeline.changed') {
    const { userId } = change.payload;
    return { mayReceive: viewerIds.map((id) => id === userId), isShared: true };
  }
  const reception = await visibilityOf(deps.relationships, change, viewerIds);
  return change.payload.retweetOf === null ? reception : ofRetweet(deps, change, viewerIds, reception);
}

/** The viewers to whose home timeline the tweet belongs. One read per participant. */
async function visibilityOf(
  relationships: Pick<Relationships, 'toAuthor'>,
  change: TweetChange,
  viewerIds: readonly string[],
): Promise<Reception> {
  const participants = participantsOf(change);
  const { authorId, originalAuthorId, answeredId } = participants;
  const ids = [...new Set([authorId, originalAuthorId, answeredId].filter((id) => id !== null))];
  const read = await Promise.all(ids.map((id) => relationships.toAuthor(id, viewerIds)));
  // One function for all viewers: a closure per viewer would cost more than the decision.
  let viewer = 0;
  const relationshipTo = (id: string): Relationship | undefined => read[ids.indexOf(id)]?.[viewer];
  const mayReceive: boolean[] = [];
  for (; viewer < viewerIds.length; viewer++) mayReceive.push(belongsAtHome(participants, relationshipTo));
  viewer = 0;
  const isShared =
    isPublic(relationshipTo(authorId)) &&
    (originalAuthorId === null || isPublic(relationshipTo(originalAuthorId)));
  return { mayReceive, isShared };
}

/** Leaves out the viewers whose timeline shows the original by another entry, and adds what takes the place of a deleted one. */
async function ofRetweet(
  { shownEntries }: ReceptionDeps,
  { type, payload: { tweetId, retweetOf } }: TweetChange,
  viewerIds: readonly string[],
  { mayReceive, isShared }: Reception,
): Promise<Reception> {
  const recipients = viewerIds.filter((_, index) => mayReceive[index]);
  if (recipients.length === 0 || retweetOf === null) return { mayReceive, isShared };
  const isDeletion = type === 'tweet.deleted';
  const shown = await shownEntries.of(retweetOf, recipients, isDeletion ? undefined : tweetId);
  if (!isDeletion) {
    const isOldest = (id: string): boolean => (shown.get(id)?.tweetId ?? tweetId) >= tweetId;
    return {
      mayReceive: viewerIds.map((id, index) => (mayReceive[index] ?? false) && isOldest(id)),
      isShared,
    };
  }
  const next = viewerIds.map((id, index) => {
    const entry = mayReceive[index] ? shown.get(id) : undefined;
    // An older entry was there before, and the client has it.
    return entry !== undefined && entry.tweetId > tweetId ? postedFrom(entry) : null;
  });
  return { mayReceive, isShared, next };
}

/** The event of an entry, as if it was posted now. */
function postedFrom({ tweetId, authorId, retweetOf, answers }: Entry): LiveEvent {
  const inReplyTo = answers === null ? null : { authorId: answers };
  return { type: 'tweet.posted', at: timeOf(tweetId), payload: { tweetId, authorId, retweetOf, inReplyTo } };
}

/** The subgraphs show the tweets of a protected or suspended author to some viewers only. */
function isPublic(relationship: Relationship | undefined): boolean {
  const author = relationship?.author;
  return author != null && !author.protected && !author.suspended;
}
