import type { Subgraph } from '#platform/subgraph.js';
import type { Resolvers } from './types.generated.js';

const typed: Resolvers = {
  Query: { poll: (_, { id }, { polls }) => polls.load(id) },
  Mutation: {
    createPoll: (_, input, { commands }) => commands.createPoll(input),
    votePoll: (_, input, { commands }) => commands.votePoll(input),
  },
  Poll: {
    __resolveReference: ({ id }, { polls }) => polls.load(id),
    id: ({ _id }) => _id,
    author: ({ authorId }) => ({ id: authorId }),
  },
};

export const resolvers = typed as Subgraph['resolvers'];
