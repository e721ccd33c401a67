import { RookeryError } from '#platform/errors.js';
import type { ConversationRecord, MessageRecord } from '../store/documents.js';
import { listOfRecipient } from './contact.js';
import { isActive, mayRead, type Member, type MemberList } from './member.js';

/** What is sent. */
export interface Draft {
  /** A Snowflake. */
  id: string;
  sender: string;
  body: Uint8Array;
  /** Fingerprints of its words. */
  words: string[];
  replyTo: number | null;
  quote: string | null;
  attempt?: string | undefined;
}

/** The conversation with a message more. */
export interface Sent {
  record: ConversationRecord;
  message: MessageRecord;
}

/**
 * Gives a message the next place of a conversation. The sender accepts the conversation by it. `followsBack`: whether the other
 * user of a conversation of two follows the sender; null in a group. FORBIDDEN for a former member, NOT_FOUND for a reply to what the sender may not read.
 */
export function withMessage(
  record: ConversationRecord,
  draft: Draft,
  {
    followsBack,
    revision,
    idOf,
  }: {
    followsBack: boolean | null;
    revision: number;
    idOf: (sequence: number) => string;
  },
): Sent {
  const { sender, replyTo, attempt, ...rest } = draft;
  const member = record.members.find(({ id }) => id === sender);
  if (member === undefined) throw new RookeryError('NOT_FOUND', { field: 'input.conversationId' });
  if (!record.members.every(isActive) && record.kind === 'DIRECT') throw ofNobody();
  if (!isActive(member)) throw ofNobody();
  if (replyTo !== null && (replyTo > record.lastSequence || !mayRead(member, replyTo)))
    throw new RookeryError('NOT_FOUND', { field: 'input.replyTo' });
  const sequence = record.lastSequence + 1;
  const message: MessageRecord = {
    ...{ _id: idOf(sequence), conversation: record._id, sequence, sender, sent: member.sent + 1, replyTo },
    ...rest,
    changed: 0,
    ...(attempt === undefined ? {} : { attempt }),
  };
  const members = record.members.map((each): Member => {
    if (each !== member)
      return followsBack === null
        ? each
        : listed(each, listOfRecipient({ followsBack, list: each.list }), revision);
    return { ...listed(each, 'INBOX', revision), sent: message.sent, lastSent: sequence };
  });
  return { record: { ...record, members, lastSequence: sequence, lastAt: draft.id }, message };
}

/** A member with the conversation in another list. */
export function listed(member: Member, list: MemberList, revision: number): Member {
  return member.list === list ? member : { ...member, list, since: revision };
}

function ofNobody(): RookeryError {
  return new RookeryError('FORBIDDEN', {
    field: 'input.conversationId',
    message: 'You are no member of this conversation any more, or nobody else is.',
  });
}
