import type { TweetModel } from '../models.js';
import type { MutationResolvers } from './types.generated.js';

/** The payload of most mutations. */
async function payloadOf(tweet: Promise<TweetModel>): Promise<{ tweet: TweetModel }> {
  return { tweet: await tweet };
}

export const Mutation: MutationResolvers = {
  tweetPost: (_, { input }, { commands }) => payloadOf(commands.postTweet(input)),
  tweetEdit: (_, edit, { commands }) => payloadOf(commands.editTweet(edit)),
  tweetDelete: async (_, { id }, { commands }) => ({ tweetId: await commands.deleteTweet(id) }),
  tweetLike: (_, { id }, { commands }) => payloadOf(commands.likeTweet(id)),
  tweetUnlike: (_, { id }, { commands }) => payloadOf(commands.unlikeTweet(id)),
  tweetRetweet: async (_, { id }, { commands }) => {
    const retweet = await commands.retweet(id);
    const { content } = retweet;
    return { retweet, tweet: { id: content._id, record: content, content } };
  },
  tweetUndoRetweet: (_, { id }, { commands }) => payloadOf(commands.undoRetweet(id)),
  tweetBookmark: (_, { id }, { commands }) => payloadOf(commands.bookmarkTweet(id)),
  tweetUnbookmark: (_, { id }, { commands }) => payloadOf(commands.unbookmarkTweet(id)),
  tweetMuteConversation: (_, { id }, { commands }) => payloadOf(commands.muteConversation(id)),
  tweetUnmuteConversation: (_, { id }, { commands }) => payloadOf(commands.unmuteConversation(id)),
  countViews: (_, { ids, times }, { views }) => views.addByIds(ids, times),

  // Deprecated: they answer the bare result of the same commands.
  postTweet: (_, { input }, { commands }) => commands.postTweet(input),
  editTweet: (_, edit, { commands }) => commands.editTweet(edit),
  deleteTweet: (_, { id }, { commands }) => commands.deleteTweet(id),
  likeTweet: (_, { id }, { commands }) => commands.likeTweet(id),
  unlikeTweet: (_, { id }, { commands }) => commands.unlikeTweet(id),
  retweet: (_, { id }, { commands }) => commands.retweet(id),
  undoRetweet: (_, { id }, { commands }) => commands.undoRetweet(id),
  bookmarkTweet: (_, { id }, { commands }) => commands.bookmarkTweet(id),
  unbookmarkTweet: (_, { id }, { commands }) => commands.unbookmarkTweet(id),
};
