import { canSeeProfile, canSeeTweets, type Relationship } from '#social/visibility.js';
import type { Kind } from './kinds.js';

/** The kinds whose object is a tweet of the actor: it is for those who may see the tweet. */
const BY_TWEET: ReadonlySet<Kind> = new Set<Kind>();

/**
 * Whether a recipient may hear of an actor. Applied when the action is taken into a group, and again whenever the group is shown:
 * never from users who are blocked, muted, suspended or deleted, nor from one who blocks the recipient.
 */
export function mayHearOf(kind: Kind, relationship: Relationship): boolean {
  const { isSelf, blocking, muting } = relationship;
  if (isSelf || blocking || muting) return false;
  return BY_TWEET.has(kind) ? canSeeTweets(relationship) : canSeeProfile(relationship);
}
