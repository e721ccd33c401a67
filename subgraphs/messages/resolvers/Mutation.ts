import type { MutationResolvers } from './types.generated.js';

export const Mutation: MutationResolvers = {
  sendMessage: async (_, input, { commands }) => ({ message: await commands.sendMessage(input) }),
  editMessage: async (_, input, { commands }) => ({ message: await commands.editMessage(input) }),
  deleteMessage: async (_, input, { commands }) => ({ conversation: await commands.deleteMessage(input) }),
  reactToMessage: async (_, input, { commands }) => ({ message: await commands.reactToMessage(input) }),
  createGroup: async (_, input, { commands }) => ({ conversation: await commands.createGroup(input) }),
  renameGroup: async (_, input, { commands }) => ({ conversation: await commands.renameGroup(input) }),
  addGroupMembers: async (_, input, { commands }) => ({
    conversation: await commands.addGroupMembers(input),
  }),
  removeGroupMember: async (_, input, { commands }) => ({
    conversation: await commands.removeGroupMember(input),
  }),
  leaveGroup: async (_, input, { commands }) => ({ conversation: await commands.leaveGroup(input) }),
  setGroupAdmin: async (_, input, { commands }) => ({ conversation: await commands.setGroupAdmin(input) }),
  markConversationDelivered: async (_, input, { commands }) => ({
    conversation: await commands.markConversationDelivered(input),
  }),
  markConversationRead: async (_, input, { commands }) => ({
    conversation: await commands.markConversationRead(input),
  }),
  acceptMessageRequest: async (_, input, { commands }) => ({
    conversation: await commands.acceptMessageRequest(input),
  }),
  declineMessageRequest: async (_, input, { commands }) => ({
    conversation: await commands.declineMessageRequest(input),
  }),
  typing: async (_, input, { commands }) => ({ conversation: await commands.typing(input) }),
  updateMessageSettings: async (_, input, { commands }) => ({
    viewer: await commands.updateMessageSettings(input),
  }),
};
