import { timeOf } from '#platform/snowflake.js';
import { NO_COUNTS, type TweetRecord } from '../store/index.js';

const NOTHING_WRITTEN = {
  text: '',
  lang: null,
  hashtags: [],
  mentions: [],
  urls: [],
  inReplyTo: null,
  quoteOf: null,
  retweetOf: null,
};

/** A tweet as it begins: a thread of its own, counted by nobody, posted when its id was given out. */
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
    ...NOTHING_WRITTEN,
    ...fields,
  };
}
