import type { ConversationRecord } from '../store/documents.js';
import { pairOf } from './conversation-key.js';
import { newMember } from './member.js';

/** What a new conversation is made of; `at` is a Snowflake. */
export type Opening = Pick<ConversationRecord, '_id' | 'key'> & { at: string };

/** The conversation of two users, before its first message. */
export function newDirect({ _id, key, at }: Opening): ConversationRecord {
  const moment = { lastSequence: 0, lastAt: at, revision: 1 };
  // The writes that follow say in which lists it is.
  const members = pairOf(_id)!.map((id) => newMember(id, moment, 'LEFT'));
  return empty({ _id, key, at }, { kind: 'DIRECT', members, name: null });
}

/** A group before its first message. The first of `memberIds` is its admin. */
export function newGroup(
  opening: Opening,
  {
    memberIds,
    requested,
    name,
  }: Pick<ConversationRecord, 'name'> & {
    memberIds: readonly string[];
    /** The members who have to accept it. */
    requested: ReadonlySet<string>;
  },
): ConversationRecord {
  const moment = { lastSequence: 0, lastAt: opening.at, revision: 1 };
  const members = memberIds.map((id, index) => ({
    ...newMember(id, moment, requested.has(id) ? 'REQUEST' : 'INBOX'),
    isAdmin: index === 0,
  }));
  return empty(opening, { kind: 'GROUP', members, name });
}

function empty(
  { _id, key, at }: Opening,
  rest: Pick<ConversationRecord, 'kind' | 'members' | 'name'>,
): ConversationRecord {
  const counters = { revision: 0, completed: 0, listRevision: 0 };
  return {
    _id,
    key,
    ...rest,
    lastSequence: 0,
    lastAt: at,
    lastChange: 0,
    ...counters,
    tail: [],
    changes: [],
  };
}
