import { Outbox } from '#platform/mongo/index.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#social/define-subgraph.js';
import { createContext } from './context.js';
import { pollEvents } from './live/poll-events.js';
import { onPollVoted } from './reactions/on-poll-voted.js';
import { resolvers } from './resolvers/index.js';
import { openPolls } from './store/polls.js';

/** The polls subgraph: questions with two answers. */
export const polls = defineSubgraph({
  name: 'polls',
  typeDefs: readTypeDefs('polls'),
  resolvers,
  open: async (deps, stack) => {
    const store = await openPolls(deps.mongo.database('polls'));
    const outbox = stack.use(new Outbox(store.withOutbox, deps.bus, deps.log));
    return { ...deps, store, outbox };
  },
  context: createContext,
  reactions: { 'poll.voted': onPollVoted },
  live: { pollEvents },
  start: ({ outbox }) => outbox.start(),
  pending: ({ outbox }) => outbox.pending(),
});
