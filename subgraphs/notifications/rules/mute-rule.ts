import type { TweetContent } from '#social/read-models/author-index.js';
import type { Mutes } from '#social/read-models/mutes/index.js';
import { hasMutedWord } from '#social/text/muted-words.js';
import { groupKeyOf } from './group-key.js';
import { TWEET_OF } from './kinds.js';

/** A tweet that a recipient is told of, or whose likes and retweets are told. */
export interface ToldTweet {
  recipient: string;
  tweetId: string;
  authorId: string;
}

/** The tweet that a group is about; null for a group about something else. `actor`: one of the actors of the group. */
export function toldTweetOf(group: string, actor: string | undefined): ToldTweet | null {
  const { recipient, kind, object: tweetId } = groupKeyOf(group);
  const authorId = TWEET_OF[kind] === 'actor' ? actor : recipient;
  return TWEET_OF[kind] === undefined || authorId === undefined ? null : { recipient, tweetId, authorId };
}

/** Whether a recipient mutes a tweet: its conversation, or a word in it. Who wrote it makes no difference. */
export function isMuted({ conversationId, words }: TweetContent, mutes: Mutes): boolean {
  return mutes.conversations.has(conversationId) || hasMutedWord(words, mutes.words);
}
