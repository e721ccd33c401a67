import type { TweetKeys, TweetText } from '#schema/events.js';
import type { TweetRecord } from '../store/index.js';
import { foldHashtag } from '../text/entities.js';

/** What the events say of a tweet. */
export function keysOf(tweet: TweetRecord): TweetKeys {
  const { _id, authorId, kind, conversationId, inReplyTo, quoteOf, retweetOf, mentions, hashtags } = tweet;
  return {
    tweetId: _id,
    authorId,
    kind,
    conversationId,
    inReplyTo,
    quoteOf,
    retweetOf,
    mentions,
    hashtags: hashtags.map(foldHashtag),
  };
}

/** What the search index gets to see of it. */
export function textOf({ text, lang, urls }: Pick<TweetRecord, 'text' | 'lang' | 'urls'>): TweetText {
  return { text, lang, hasLinks: urls.length > 0 };
}
