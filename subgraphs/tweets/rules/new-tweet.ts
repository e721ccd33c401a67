import { timeOf } from '#platform/snowflake.js';
import { NO_COUNTS, type TweetRecord } from '../store/documents.js';

const NO_CONTENT = {
  text: '',
  lang: null,
  hashtags: [],
  mentions: [],
  urls: [],
  inReplyTo: null,
  quoteOf: null,
  retweetOf: null,
};

/** A new tweet: the root of its own conversation unless `fields` says otherwise, created at the time of its id. */
export function newTweet(
  id: string,
  fields: Pick<TweetRecord, 'authorId' | 'kind'> & Partial<TweetRecord>,
): TweetRecord {
  return {
    _id: id,
    createdAt: timeOf(id),
    conversationId: id,
    counts: { ...NO_COUNTS },
    edits: [],
    editedAt: null,
    deletedAt: null,
    ...NO_CONTENT,
    ...fields,
  };
}
