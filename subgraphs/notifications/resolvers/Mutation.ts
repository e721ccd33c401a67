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
};
