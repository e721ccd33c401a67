import { RookeryError } from '#platform/errors.js';
import type { ConversationModel } from '../models.js';
import { ended, isActive, type Member, type Moment } from '../rules/member.js';
import { listed } from '../rules/sending.js';
import type { ConversationRecord } from '../store/documents.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { findConversation, reread } from './targets.js';

/** Moves a request to the actor's conversations. */
export function acceptMessageRequest(
  deps: CommandDeps,
  actor: Actor,
  { id }: { id: string },
): Promise<ConversationModel> {
  return answer(deps, actor, id, 'INBOX', (member, { revision }) => listed(member, 'INBOX', revision));
}

/** Takes a request off the actor's lists. To decline a group is to leave it. */
export function declineMessageRequest(
  deps: CommandDeps,
  actor: Actor,
  { id }: { id: string },
): Promise<ConversationModel> {
  return answer(deps, actor, id, 'DECLINED', (member, moment, kind) =>
    kind === 'GROUP' ? ended(member, moment, 'DECLINED') : listed(member, 'DECLINED', moment.revision),
  );
}

async function answer(
  { writes, createEvent }: CommandDeps,
  actor: Actor,
  id: string,
  list: 'INBOX' | 'DECLINED',
  answered: (member: Member, moment: Moment, kind: ConversationRecord['kind']) => Member,
): Promise<ConversationModel> {
  const { record: known } = await findConversation(actor, id);
  const conversationId = known._id;
  await writes.run(conversationId, {
    apply(record, revision) {
      const member = record?.members.find((each) => each.id === actor.id);
      if (!record || member?.list !== 'REQUEST') throw new RookeryError('NOT_FOUND', { field: 'id' });
      const next = answered(member, { ...record, revision }, record.kind);
      const members = record.members.map((each) => (each === member ? next : each));
      const payload = { conversationId, userId: actor.id, list };
      const events = [createEvent('conversation.listed', conversationId, payload)];
      if (isActive(next)) return { record: { ...record, members }, events, result: null };
      const left = createEvent('conversation.members-changed', conversationId, {
        ...{ conversationId, actorId: actor.id, joined: [], left: [actor.id] },
        memberIds: members.filter(isActive).map((each) => each.id),
      });
      return { record: { ...record, members }, events: [...events, left], result: null };
    },
  });
  return reread(actor, conversationId);
}
