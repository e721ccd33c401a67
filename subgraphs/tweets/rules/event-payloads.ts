import type { TweetKeys, TweetText } from '#schema/events.js';
import { tagName } from '#social/text/fold.js';
import type { TweetRecord } from '../store/documents.js';

/** The keys of a tweet, as its events carry them. */
export function tweetKeys(tweet: TweetRecord): TweetKeys {
  const { _id, authorId, kind, conversationId, inReplyTo, quoteOf, retweetOf, mentions, hashtags, media } =
    tweet;
  return {
    tweetId: _id,
    authorId,
    kind,
    conversationId,
    inReplyTo,
    quoteOf,
    retweetOf,
    mentions,
    hashtags: hashtags.map(tagName),
    ...(media === undefined ? {} : { media }),
  };
}

/** The text of a tweet, as its events carry it for the search index. */
export function tweetText({ text, lang, urls }: Pick<TweetRecord, 'text' | 'lang' | 'urls'>): TweetText {
  return { text, lang, hasLinks: urls.length > 0 };
}
