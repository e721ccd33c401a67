import type { MutationResolvers } from './types.generated.js';

export const Mutation: MutationResolvers = {
  postTweet: (_, { input }, { commands }) => commands.postTweet(input),
  editTweet: (_, edit, { commands }) => commands.editTweet(edit),
  deleteTweet: (_, { id }, { commands }) => commands.deleteTweet(id),
  likeTweet: (_, { id }, { commands }) => commands.likeTweet(id),
  unlikeTweet: (_, { id }, { commands }) => commands.unlikeTweet(id),
  retweet: (_, { id }, { commands }) => commands.retweet(id),
  undoRetweet: (_, { id }, { commands }) => commands.undoRetweet(id),
  bookmarkTweet: (_, { id }, { commands }) => commands.bookmarkTweet(id),
  unbookmarkTweet: (_, { id }, { commands }) => commands.unbookmarkTweet(id),
  countViews: (_, { ids, times }, { views }) => views.addByIds(ids, times),
};
