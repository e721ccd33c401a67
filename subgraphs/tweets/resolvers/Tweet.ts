import { isId } from '#platform/snowflake.js';
import { canSeeProfile } from '#social/visibility.js';
import type { TweetResolvers } from './types.generated.js';

/** `record` is the tweet itself; `content` is the original for a retweet, otherwise the same. */
export const Tweet: TweetResolvers = {
  __resolveReference: ({ id }, { loaders }) => (isId(id) ? loaders.tweet.load(id) : null),

  kind: ({ record }) => record.kind,
  createdAt: ({ record }) => new Date(record.createdAt),
  author: ({ record }) => ({ id: record.authorId }),
  conversationId: ({ record }) => record.conversationId,
  inReplyTo: ({ record: { inReplyTo } }, _, { loaders }) =>
    inReplyTo && loaders.tweet.load(inReplyTo.tweetId),
  retweetOf: ({ record, content }) => record.retweetOf && { id: content._id, record: content, content },

  text: ({ content }) => content.text,
  editedAt: ({ content: { editedAt } }) => (editedAt === null ? null : new Date(editedAt)),
  edits: ({ content }) => content.edits.map(({ text, editedAt }) => ({ text, editedAt: new Date(editedAt) })),
  hashtags: ({ content }) => content.hashtags,
  mediaIds: ({ content }) => (content.media ?? []).map(({ id }) => id),
  urls: ({ content }) => content.urls,
  lang: ({ content }) => content.lang,
  async mentions({ content: { mentions } }, _, { loaders }) {
    const viewPermissions = await Promise.all(mentions.map((id) => loaders.viewPermission.load(id)));
    return mentions.flatMap((id, index) => {
      const viewPermission = viewPermissions[index];
      return viewPermission && canSeeProfile(viewPermission) ? [{ id }] : [];
    });
  },
  quoted: ({ content: { quoteOf } }, _, { loaders }) => quoteOf && loaders.tweet.load(quoteOf.tweetId),
  replies: ({ content }, page, { pages }) => pages.repliesTo(content._id, page),

  likesCount: ({ content }) => content.counts.likes,
  retweetsCount: ({ content }) => content.counts.retweets,
  quotesCount: ({ content }) => content.counts.quotes,
  repliesCount: ({ content }) => content.counts.replies,
  viewsCount: ({ content }) => content.counts.views,

  viewerHasLiked: ({ content }, _, { loaders }) => loaders.liked.load(content._id),
  viewerHasRetweeted: ({ content }, _, { loaders }) => loaders.retweeted.load(content._id),
  viewerHasBookmarked: ({ content }, _, { loaders }) => loaders.bookmarked.load(content._id),
  viewerHasMutedConversation: ({ content }, _, { loaders }) =>
    loaders.mutedConversation.load(content.conversationId),
};
