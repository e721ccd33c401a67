import type { MutationResolvers } from './types.generated.js';

export const Mutation: MutationResolvers = {
  markNotificationsRead: async (_, input, { commands }) => ({
    viewer: await commands.markNotificationsRead(input),
  }),
  registerPushSubscription: async (_, input, { commands }) => ({
    pushSubscription: await commands.registerPushSubscription(input),
  }),
  removePushSubscription: async (_, input, { commands }) => ({
    viewer: await commands.removePushSubscription(input),
  }),
  updateNotificationSettings: async (_, input, { commands }) => ({
    viewer: await commands.updateNotificationSettings(input),
  }),
  turnOnNotices: async (_, input, { commands }) => ({ user: await commands.turnOnNotices(input) }),
  turnOffNotices: async (_, input, { commands }) => ({ user: await commands.turnOffNotices(input) }),
};
