import type { MutationResolvers } from './types.generated.js';

export const Mutation: MutationResolvers = {
  createMediaUpload: (_, input, { commands }) => commands.createMediaUpload(input),
  completeMediaUpload: async (_, input, { commands }) => ({
    upload: await commands.completeMediaUpload(input),
  }),
};
