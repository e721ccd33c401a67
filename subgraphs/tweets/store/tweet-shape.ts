import { isNumber, isText, listOf, objectOf, orAbsent, orNull } from '#platform/shapes.js';
import type { MediaRef } from '#schema/events.js';
import type { Counts, TweetRecord, TweetRef } from './documents.js';

const isRef = orNull(objectOf<TweetRef>({ tweetId: isText, authorId: isText }));

/** Whether a value of the shared cache is a tweet of this version of the code. */
export const isTweetRecord = objectOf<TweetRecord>({
  ...{ _id: isText, authorId: isText, kind: isText, text: isText, lang: orNull(isText) },
  ...{ createdAt: isNumber, editedAt: orNull(isNumber), deletedAt: orNull(isNumber) },
  ...{ hashtags: listOf(isText), mentions: listOf(isText), urls: listOf(isText) },
  media: orAbsent(listOf(objectOf<MediaRef>({ id: isText, kind: isText }))),
  ...{ conversationId: isText, inReplyTo: isRef, quoteOf: isRef, retweetOf: isRef },
  counts: objectOf<Counts>({
    ...{ likes: isNumber, retweets: isNumber, quotes: isNumber, replies: isNumber, views: isNumber },
  }),
  edits: listOf(objectOf<TweetRecord['edits'][number]>({ text: isText, editedAt: isNumber })),
});
