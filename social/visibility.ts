/** The state of an author that visibility depends on. */
export interface AuthorState {
  id: string;
  protected: boolean;
  suspended: boolean;
  deleted: boolean;
  followersCount: number;
}

/** A viewer's relationship to an author. Without a viewer, all flags are false. */
export interface Relationship {
  /** Null for an unknown author. */
  author: AuthorState | null;
  isSelf: boolean;
  following: boolean;
  blocking: boolean;
  blockedBy: boolean;
  muting: boolean;
}

/** The part of a relationship that decides what the viewer may see of the author. */
export type ViewPermission = Pick<Relationship, 'author' | 'isSelf' | 'following' | 'blocking' | 'blockedBy'>;

/** The relationship to an unknown author. */
export const STRANGER: Relationship = {
  author: null,
  isSelf: false,
  following: false,
  blocking: false,
  blockedBy: false,
  muting: false,
};

/**
 * Whether the viewer may see the profile. Every path that returns a profile applies this rule: an account that is deleted
 * or suspended, or that blocks the viewer, is hidden. An account that the viewer blocks stays visible, so that the viewer
 * can lift the block.
 */
export function canSeeProfile(relationship: ViewPermission): boolean {
  const { author, isSelf, blockedBy } = relationship;
  if (author === null || author.deleted) return false;
  if (isSelf) return true;
  return !author.suspended && !blockedBy;
}

/**
 * Whether the viewer may see the author's tweets. Every path that returns a tweet applies this rule: the profile must be
 * visible, a block hides tweets in both directions, and protected tweets are for accepted followers alone.
 */
export function canSeeTweets(relationship: ViewPermission): boolean {
  if (!canSeeProfile(relationship)) return false;
  if (relationship.isSelf) return true;
  if (relationship.blocking) return false;
  return !relationship.author?.protected || relationship.following;
}

/** Whether the author's tweets belong in the viewer's timelines and notices: visible, and not muted. */
export function belongsInTimeline(relationship: Relationship): boolean {
  return canSeeTweets(relationship) && !relationship.muting;
}

/** The users whose relationships decide whether a tweet belongs in a home timeline. */
export interface TweetParticipants {
  authorId: string;
  /** The author of the original; null for a tweet that is no retweet. */
  originalAuthorId: string | null;
  /** The author of the parent; null for a tweet that is no reply. */
  answeredId: string | null;
}

/**
 * Whether a tweet belongs in the viewer's home timeline and notices at this moment:
 *
 * - The author is the viewer or a user that the viewer follows, and is visible and not muted.
 * - The original of a retweet is visible, and its author is not muted.
 * - The parent of a reply is by the viewer or by a user that the viewer follows: half of a conversation is noise.
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
