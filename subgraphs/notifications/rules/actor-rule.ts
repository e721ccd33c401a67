import { canSeeProfile, canSeeTweets, type Relationship } from '#social/visibility.js';
import { SHOWS_TWEETS, type Kind } from './kinds.js';

/**
 * Whether a recipient may hear of an actor. Applied when the action is taken into a group, and again whenever the group is shown:
 * never from users who are blocked, muted, suspended or deleted, nor from one who blocks the recipient, and of what protected users
 * write only as their follower. A mute spares the new tweets of a user whose notices the recipient has turned on (`hasNotices`). A
 * notice of the operators reaches everybody.
 */
export function mayHearOf(kind: Kind, relationship: Relationship, hasNotices = false): boolean {
  if (kind === 'MODERATION') return true;
  const { isSelf, blocking, muting } = relationship;
  if (isSelf || blocking || (muting && !(kind === 'NEW_TWEET' && hasNotices))) return false;
  return SHOWS_TWEETS.has(kind) ? canSeeTweets(relationship) : canSeeProfile(relationship);
}
