import { RookeryError } from '#platform/errors.js';
import { isActive } from '../rules/member.js';
import type { ConversationRecord } from '../store/documents.js';
import type { Actor } from './actor.js';
import { reachOf } from './reach.js';

/** Throws FORBIDDEN when the actor may not write into a conversation that the actor is or was a member of. */
export async function checkMayWrite(actor: Actor, record: ConversationRecord): Promise<void> {
  checkJoined(actor, record);
  await reachOf(actor, { key: record._id, record, field: 'id', isKnown: true });
}

/** Throws FORBIDDEN for a former member. */
export function checkJoined({ id }: Pick<Actor, 'id'>, { members }: ConversationRecord): void {
  const member = members.find((each) => each.id === id);
  if (member === undefined || !isActive(member))
    throw new RookeryError('FORBIDDEN', {
      field: 'id',
      message: 'You are no member of this conversation any more.',
    });
}
