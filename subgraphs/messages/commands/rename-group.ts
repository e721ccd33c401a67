import { RookeryError } from '#platform/errors.js';
import type { ConversationModel } from '../models.js';
import { checkName } from '../rules/text.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { checkAdmin, findGroup } from './group-write.js';
import { reread } from './targets.js';

/** Changes the name of a group; null removes it. */
export async function renameGroup(
  { writes, bodies, createEvent }: CommandDeps,
  actor: Actor,
  { id, name: text = null }: { id: string; name?: string | null | undefined },
): Promise<ConversationModel> {
  const name = text === null ? null : checkName(text, 'name');
  const { _id: conversationId } = await findGroup(actor, id);
  await writes.run(conversationId, {
    apply(record) {
      if (record === null) throw new RookeryError('NOT_FOUND', { field: 'id' });
      checkAdmin(actor, record);
      if (bodies.openName(record, record.name) === name) return { record, result: null };
      const events = [createEvent('conversation.changed', conversationId, { conversationId })];
      return { record: { ...record, name: bodies.sealName(record, name) }, events, result: null };
    },
  });
  return reread(actor, conversationId);
}
