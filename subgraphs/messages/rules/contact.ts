import { RookeryError } from '#platform/errors.js';
import { canSeeProfile, type Relationship } from '#social/visibility.js';
import type { MemberList } from './member.js';
import type { Audience } from './settings.js';

/** What decides whether a user may write to another one. */
export interface Contact {
  /** The writer's relationship to the other user. */
  relationship: Relationship;
  /** Whether the other user follows the writer. */
  followsBack: boolean;
  /** Where the conversation is in the other user's lists; null when there is none. */
  list: MemberList | null;
  /** Whose messages the other user takes. */
  from: Audience;
}

/** Whether a member of a conversation of two hears what the other one does: what the other one has read, for example. */
export function isHeard(relationship: Relationship): boolean {
  return canSeeProfile(relationship) && !relationship.blocking;
}

/** Whether the messages are those of a stranger: the other user neither follows the writer nor has accepted. */
export function isStranger({ followsBack, list }: Pick<Contact, 'followsBack' | 'list'>): boolean {
  return !followsBack && list !== 'INBOX';
}

/**
 * Throws when the writer may not write to a user. `isKnown`: the writer names a conversation, and so knows that there is one; then a
 * hidden user is FORBIDDEN, and NOT_FOUND otherwise.
 */
export function checkContact(contact: Contact, field: string, isKnown: boolean): void {
  const { relationship, followsBack, list, from } = contact;
  if (!canSeeProfile(relationship)) {
    if (!isKnown) throw new RookeryError('NOT_FOUND', { field });
    throw new RookeryError('FORBIDDEN', { field, message: 'The other member cannot be reached.' });
  }
  if (relationship.blocking) throw new RookeryError('FORBIDDEN', { field, message: 'You block this user.' });
  if (list === 'INBOX' || from === 'EVERYBODY' || (from === 'FOLLOWING' && followsBack)) return;
  throw new RookeryError('FORBIDDEN', { field, message: 'This user takes no messages from you.' });
}

/** Where a conversation goes in the lists of the user who is written to. What was declined stays so. */
export function listOfRecipient({ followsBack, list }: Pick<Contact, 'followsBack' | 'list'>): MemberList {
  if (list === null || list === 'REQUEST' || list === 'LEFT') return followsBack ? 'INBOX' : 'REQUEST';
  return list;
}
