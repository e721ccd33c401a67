import { badInput } from '#platform/errors.js';
import type { ConversationModel } from '../models.js';
import { readableUpTo } from '../rules/member.js';
import type { MarkKind } from '../rules/receipts.js';
import { areReceiptsTold } from '../rules/receipts.js';
import { idOfMembership } from '../store/memberships.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { findConversation, reread } from './targets.js';

interface UpTo {
  id: string;
  upTo: number;
}

/** Says that the actor's devices have received the messages up to a sequence. */
export function markConversationDelivered(
  deps: CommandDeps,
  actor: Actor,
  input: UpTo,
): Promise<ConversationModel> {
  return moveMarks(deps, actor, input, 'DELIVERED');
}

/** Says that the actor has read the messages up to a sequence. */
export function markConversationRead(
  deps: CommandDeps,
  actor: Actor,
  input: UpTo,
): Promise<ConversationModel> {
  return moveMarks(deps, actor, input, 'READ');
}

async function moveMarks(
  deps: CommandDeps,
  actor: Actor,
  { id, upTo }: UpTo,
  kind: MarkKind,
): Promise<ConversationModel> {
  const { stores, writes, createEvent, outbox } = deps;
  const model = await findConversation(actor, id);
  const { record, view } = model;
  if (upTo < 1 || upTo > view.lastSequence)
    throw badInput('upTo', 'The conversation has no message with this sequence.');
  const { marks, member } = view;
  if (upTo <= (kind === 'READ' ? marks.readUpTo : marks.deliveredUpTo)) return model;
  await writes.complete(record);
  const { receipts } = await actor.loaders.settings.load(actor.id);
  const pair = { user: actor.id, conversation: record._id };
  const event = createEvent('conversation.receipt-moved', record._id, {
    ...{ conversationId: record._id, userId: actor.id },
    readUpTo: kind === 'READ' ? upTo : marks.readUpTo,
    deliveredUpTo: Math.max(upTo, marks.deliveredUpTo),
    isTold: areReceiptsTold(view.list, receipts),
  });
  const moved =
    kind === 'DELIVERED'
      ? { deliveredUpTo: upTo }
      : {
          readUpTo: upTo,
          othersRead:
            readableUpTo(member, upTo) -
            (upTo >= member.lastSent
              ? member.sent
              : await stores.messages.sentUpTo(record._id, actor.id, upTo)),
        };
  if (await stores.memberships.moveMarks(pair, moved, event)) {
    const { collectionName } = stores.memberships.collection;
    outbox.dispatch(collectionName, idOfMembership(actor.id, record._id), event);
  }
  return reread(actor, record._id);
}
