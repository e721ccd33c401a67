import { RookeryError } from '#platform/errors.js';
import type { ConversationModel } from '../models.js';
import { isActive, type Member } from '../rules/member.js';
import type { ConversationRecord } from '../store/documents.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { checkJoined } from './may-write.js';
import { findConversation, reread } from './targets.js';

/** What a write makes of the members of a group. */
export interface MembersChange {
  members: Member[];
  /** Ids of who becomes a member. */
  joined?: readonly string[];
  /** Ids of who is none any more. */
  left?: readonly string[];
}

/** Changes the members of a group by a decision about it as it is; null changes nothing. `revision` is that of the write. */
export async function writeMembers(
  { writes, createEvent }: Pick<CommandDeps, 'writes' | 'createEvent'>,
  actorId: string,
  conversationId: string,
  decide: (group: ConversationRecord, revision: number) => MembersChange | null,
): Promise<void> {
  await writes.run(conversationId, {
    apply(record, revision) {
      if (record === null) throw new RookeryError('NOT_FOUND', { field: 'id' });
      const change = decide(record, revision);
      if (change === null) return { record, result: null };
      const { members, joined = [], left = [] } = change;
      const event = createEvent('conversation.members-changed', conversationId, {
        ...{ conversationId, actorId, joined: [...joined], left: [...left] },
        memberIds: members.filter(isActive).map(({ id }) => id),
      });
      return { record: { ...record, members }, events: [event], result: null };
    },
  });
}

/** Changes the members of a group of the actor. FORBIDDEN for a conversation of two. */
export async function writeGroup(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  decide: (group: ConversationRecord, revision: number) => MembersChange | null,
): Promise<ConversationModel> {
  const { _id } = await findGroup(actor, id);
  await writeMembers(deps, actor.id, _id, decide);
  return reread(actor, _id);
}

/** A group that the actor is or was a member of; FORBIDDEN for a conversation of two. */
export async function findGroup(actor: Actor, id: string): Promise<ConversationRecord> {
  const { record } = await findConversation(actor, id);
  if (record.kind !== 'GROUP') throw forbidden('This is no group.');
  return record;
}

/** Throws FORBIDDEN for who is no admin of the group. */
export function checkAdmin(actor: Pick<Actor, 'id'>, group: ConversationRecord): void {
  checkJoined(actor, group);
  if (!group.members.some(({ id, isAdmin }) => id === actor.id && isAdmin))
    throw forbidden('Only admins manage a group.');
}

/** A present member; NOT_FOUND for everybody else. */
export function memberOf({ members }: ConversationRecord, userId: string): Member {
  const member = members.find(({ id }) => id === userId);
  if (member === undefined || !isActive(member)) throw new RookeryError('NOT_FOUND', { field: 'memberId' });
  return member;
}

export function forbidden(message: string, field = 'id'): RookeryError {
  return new RookeryError('FORBIDDEN', { field, message });
}
