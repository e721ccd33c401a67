/** What every subgraph may know of an author. */
export interface AuthorState {
  id: string;
  protected: boolean;
  suspended: boolean;
  deleted: boolean;
  followersCount: number;
}

/** How a viewer stands to an author. All false, with the author alone, for nobody signed in. */
export interface Relationship {
  /** Null for an author that never was. */
  author: AuthorState | null;
  isSelf: boolean;
  following: boolean;
  blocking: boolean;
  blockedBy: boolean;
  muting: boolean;
}

/** The part of a relationship that decides what of an author the viewer may see. */
export type ViewPermission = Pick<Relationship, 'author' | 'isSelf' | 'following' | 'blocking' | 'blockedBy'>;

/** A viewer who has nothing to do with an author that never was. */
export const STRANGER: Relationship = {
  author: null,
  isSelf: false,
  following: false,
  blocking: false,
  blockedBy: false,
  muting: false,
};

/**
 * Whether the viewer may know that the user exists. The rule of every path that shows a profile:
 * an account that is gone or suspended, or that blocks the viewer, is not there. Whom the viewer blocks stays
 * visible as a profile, so that the block can be lifted.
 */
export function canSeeProfile(relationship: ViewPermission): boolean {
  const { author, isSelf, blockedBy } = relationship;
  if (author === null || author.deleted) return false;
  if (isSelf) return true;
  return !author.suspended && !blockedBy;
}

/**
 * Whether the viewer may see the user's tweets. The rule of every path that shows a tweet: like the profile, and a
 * block hides in both directions, and protected tweets are for approved followers alone.
 */
export function canSeeTweets(relationship: ViewPermission): boolean {
  if (!canSeeProfile(relationship)) return false;
  if (relationship.isSelf) return true;
  if (relationship.blocking) return false;
  return !relationship.author?.protected || relationship.following;
}

/** Whether the user's tweets belong into the viewer's timelines and notices: visible, and not muted. */
export function belongsInTimeline(relationship: Relationship): boolean {
  return canSeeTweets(relationship) && !relationship.muting;
}

/** The users of a tweet whose relationship decides whether it belongs into a home timeline. */
export interface TweetParticipants {
  authorId: string;
  /** Who wrote the original, for a retweet. */
  originalAuthorId: string | null;
  /** Who is answered, for a reply. */
  answeredId: string | null;
}

/**
 * Whether a tweet belongs into the viewer's home timeline and notices at this moment:
 *
 * - The author is the viewer or somebody the viewer follows, and does not have to be hidden.
 * - A retweet needs an original that the viewer may see, of somebody who is not muted.
 * - A reply needs somebody answered whom the viewer follows too: half of a conversation is noise.
 */
export function belongsAtHome(
  participants: TweetParticipants,
  relationshipTo: (id: string) => Relationship | undefined,
): boolean {
  const { authorId, originalAuthorId, answeredId } = participants;
  const author = relationshipTo(authorId);
  if (!isClose(author)) return false;
  if (originalAuthorId !== null) return isAllowed(relationshipTo(originalAuthorId));
  return author.isSelf || answeredId === null || isClose(relationshipTo(answeredId));
}

function isAllowed(relationship: Relationship | undefined): relationship is Relationship {
  return relationship !== undefined && belongsInTimeline(relationship);
}

function isClose(relationship: Relationship | undefined): relationship is Relationship {
  return isAllowed(relationship) && (relationship.isSelf || relationship.following);
}
