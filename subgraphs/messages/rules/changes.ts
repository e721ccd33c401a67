import type {
  ChangedFields,
  ConversationRecord,
  MessageChange,
  MessageRecord,
  MessageVersion,
} from '../store/documents.js';
import { isActive, lastSeenChange, mayRead, type Member } from './member.js';

/** A message with the changes of it that are not in its document yet. */
export function withChanges(message: MessageRecord, changes: readonly MessageChange[]): MessageRecord {
  return changes.reduce(
    (changed, { number, sequence, set }) =>
      sequence === message.sequence && number > changed.changed
        ? { ...changed, ...set, changed: number }
        : changed,
    message,
  );
}

/** A message as a member sees it: without what was changed after the membership ended. What was deleted for all is gone for all. */
export function asSeenBy(member: Member, message: MessageRecord): MessageRecord {
  if (isActive(member)) return message;
  const last = lastSeenChange(member);
  const { reactions, editedAt: _, ...rest } = message;
  const { body, editedAt } = message.versions?.find(({ until }) => until > last) ?? message;
  return {
    ...{ ...rest, body },
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(reactions ? { reactions: reactions.filter(({ at }) => at <= last) } : {}),
  };
}

/**
 * The earlier texts that are kept when the text of a message is replaced: the one before, too, when a former member has left while it
 * was the text.
 */
export function versionsAfter(
  { members }: Pick<ConversationRecord, 'members'>,
  { sequence, body, editedAt, versions = [] }: MessageRecord,
  change: number,
): MessageVersion[] {
  const since = versions.at(-1)?.until ?? 0;
  const isSeen = members.some(
    (member) => !isActive(member) && mayRead(member, sequence) && lastSeenChange(member) >= since,
  );
  if (!isSeen || body === null) return versions;
  return [...versions, { until: change, body, ...(editedAt === undefined ? {} : { editedAt }) }];
}

/** What a deletion for all leaves: the place. */
export const DELETED: ChangedFields = { body: null, quote: null, reactions: [], versions: [], words: [] };

/** The reactions with one of a user, or without any for null. Null when nothing changes. */
export function reactionsWith(
  { reactions = [] }: MessageRecord,
  user: string,
  emoji: string | null,
  at: number,
): NonNullable<MessageRecord['reactions']> | null {
  const known = reactions.find((each) => each.user === user);
  if ((known?.emoji ?? null) === emoji) return null;
  if (emoji === null) return reactions.filter((each) => each !== known);
  const reaction = { user, emoji, at };
  return known ? reactions.map((each) => (each === known ? reaction : each)) : [...reactions, reaction];
}
