import type { Reception } from '#platform/live-source.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { isHeard } from '../rules/contact.js';
import { hearsChange, hearsMessage, hearsNow, type Hearers } from '../rules/hearing.js';
import { isActive, type Member } from '../rules/member.js';
import { areReceiptsTold } from '../rules/receipts.js';
import { TYPING } from '../rules/typing.js';
import type { Conversations } from '../store/conversations.js';
import type { Messages } from '../store/messages.js';
import type { Settings } from '../store/settings.js';
import type { ConversationChange } from './conversation-change.js';

export interface ReceptionDeps {
  conversations: Pick<Conversations, 'hearersOf'>;
  messages: Pick<Messages, 'hiddenFor'>;
  settings: Pick<Settings, 'among'>;
  relationships: Pick<Relationships, 'toAuthor'>;
}

/** Whether a viewer hears of a change. */
type Hears = (viewerId: string, index: number, member: Member) => boolean;

/**
 * Which viewers hear of a change at this moment. Reads the conversation, not a cache: who has left or was removed hears nothing that
 * came after. One find per collection, however many viewers there are.
 */
export async function receptionOf(
  deps: ReceptionDeps,
  change: ConversationChange,
  viewerIds: readonly string[],
): Promise<Reception> {
  const [conversation, hiddenFor] = await Promise.all([
    deps.conversations.hearersOf(change.payload.conversationId),
    hidersOf(deps, change),
  ]);
  const hears = conversation && (await hearingOf(deps, change, conversation, viewerIds));
  const members = new Map(conversation?.members.map((member) => [member.id, member]));
  const mayReceive = viewerIds.map((viewerId, index) => {
    const member = members.get(viewerId);
    return member !== undefined && !hiddenFor.includes(viewerId) && hears?.(viewerId, index, member) === true;
  });
  // Each member has a view of their own: what they have deleted, whom they may see.
  return { mayReceive, isShared: false };
}

/** Who has deleted the message that an event shows. */
function hidersOf({ messages }: ReceptionDeps, { type, payload }: ConversationChange) {
  const isShown =
    type === 'message.sent' || type === 'message.changed' || type === 'message.reaction-changed';
  return isShown
    ? messages.hiddenFor({ conversation: payload.conversationId, sequence: payload.sequence })
    : Promise.resolve([]);
}

function hearingOf(
  deps: ReceptionDeps,
  change: ConversationChange,
  conversation: Hearers,
  viewerIds: readonly string[],
): Hears | Promise<Hears> {
  const { type, payload } = change;
  switch (type) {
    case 'message.sent': {
      const { memberIds, sequence } = payload;
      return (id, _, member) => memberIds.includes(id) && hearsMessage(member, sequence);
    }
    case 'message.changed':
    case 'message.deleted':
    case 'message.reaction-changed':
      return (_, __, member) => hearsChange(member, payload.sequence);
    case 'message.hidden':
    case 'conversation.listed':
      return (id) => id === payload.userId;
    case 'conversation.members-changed': {
      const { memberIds, left } = payload;
      // Who has left is told that, and nothing more.
      return (id, _, member) => member.list !== 'DECLINED' && (memberIds.includes(id) || left.includes(id));
    }
    case 'conversation.changed':
      return (_, __, member) => hearsNow(member);
    case 'conversation.receipt-moved':
      return receiptHearing(deps, payload, conversation, viewerIds);
    case TYPING:
      return activityHearing(deps, payload.userId, conversation, viewerIds);
  }
}

/** Receipts go to the other devices of the member who has read, and to those members who tell theirs, too. */
async function receiptHearing(
  deps: ReceptionDeps,
  { userId, isTold }: { userId: string; isTold: boolean },
  conversation: Hearers,
  viewerIds: readonly string[],
): Promise<Hears> {
  const reader = conversation.members.find(({ id }) => id === userId);
  const isOwn: Hears = (id) => id === userId;
  if (!isTold || reader === undefined) return isOwn;
  const [settings, hearsActivity] = await Promise.all([
    deps.settings.among([userId, ...viewerIds]),
    activityHearing(deps, userId, conversation, viewerIds),
  ]);
  if (!areReceiptsTold(reader.list, settings[0]!.receipts)) return isOwn;
  return (id, index, member) =>
    id === userId || (settings[index + 1]!.receipts && hearsActivity(id, index, member));
}

/**
 * What a member is doing is for the present others. A member who has not accepted the conversation tells nothing, and a block
 * between two ends it in both directions; in a group all members hear each other.
 */
async function activityHearing(
  { relationships }: ReceptionDeps,
  userId: string,
  { kind, members }: Hearers,
  viewerIds: readonly string[],
): Promise<Hears> {
  const actor = members.find(({ id }) => id === userId);
  if (actor?.list !== 'INBOX' || !isActive(actor)) return () => false;
  if (kind === 'GROUP') return (id, _, member) => id !== userId && hearsNow(member);
  const toActor = await relationships.toAuthor(userId, viewerIds);
  return (id, index, member) => {
    return id !== userId && hearsNow(member) && isHeard(toActor[index]!);
  };
}
