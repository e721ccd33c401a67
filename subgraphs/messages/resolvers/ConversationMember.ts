import type { Context } from '../context.js';
import type { ConversationMemberModel } from '../models.js';
import type { Marks } from '../rules/conversation-view.js';
import { isHeard } from '../rules/contact.js';
import { areReceiptsTold } from '../rules/receipts.js';
import type { ConversationMemberResolvers } from './types.generated.js';

/** What a member has done with a conversation, as far as the viewer may know: own marks always, none of who tells nothing. */
async function marksOf(
  { conversation: { record, view }, userId }: ConversationMemberModel,
  { own }: Context,
): Promise<Marks | null> {
  const { userId: viewerId, loaders } = own();
  if (userId === viewerId) return view.marks;
  const list = record.members.find(({ id }) => id === userId)?.list ?? 'LEFT';
  const [{ receipts }, ownSettings, relationship] = await Promise.all([
    loaders.settings.load(userId),
    loaders.settings.load(viewerId),
    loaders.relationship.load(userId),
  ]);
  // Who does not tell is not told either.
  if (!areReceiptsTold(list, receipts) || !ownSettings.receipts) return null;
  // A block between two ends it in both directions; in a group all members hear each other.
  if (record.kind === 'DIRECT' && !isHeard(relationship)) return null;
  return loaders.marks.load({ user: userId, conversation: record._id });
}

export const ConversationMember: ConversationMemberResolvers = {
  user: ({ userId }) => ({ id: userId }),
  deliveredUpTo: async (member, _, context) => (await marksOf(member, context))?.deliveredUpTo ?? null,
  readUpTo: async (member, _, context) => (await marksOf(member, context))?.readUpTo ?? null,
};
