import type { MutationResolvers } from './types.generated.js';

export const Mutation: MutationResolvers = {
  markNotificationsRead: async (_, input, { commands }) => ({
    viewer: await commands.markNotificationsRead(input),
  }),
};
