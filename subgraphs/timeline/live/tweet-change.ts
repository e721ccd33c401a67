import type { LiveEvent, LiveValue } from '#platform/live-source.js';
import type { EventPayloads } from '#schema/events.js';
import type { TweetParticipants } from '#social/visibility.js';

const TWEET_CHANGES = ['tweet.posted', 'tweet.edited', 'tweet.deleted', 'tweet.original-edited'] as const;

type TweetChangeType = (typeof TWEET_CHANGES)[number];

/** A change to a tweet: an event of the TWEETS stream, or a tweet of the author index whose event is gone. */
export interface TweetChange extends LiveEvent {
  readonly type: TweetChangeType;
  readonly payload: Pick<EventPayloads[TweetChangeType], 'tweetId' | 'authorId' | 'retweetOf' | 'inReplyTo'>;
}

/** A change to a reader's whole timeline. */
export interface TimelineChange extends LiveEvent {
  readonly type: 'timeline.changed';
  readonly payload: EventPayloads['timeline.changed'];
}

/** The events of the TWEETS stream that the home timeline's stream is made of. */
export type HomeChange = TweetChange | TimelineChange;

function isTweetChange(event: LiveEvent): event is TweetChange {
  return TWEET_CHANGES.some((type) => type === event.type);
}

function isTimelineChange(event: LiveEvent): event is TimelineChange {
  return event.type === 'timeline.changed';
}

/** The author of a changed tweet, or the reader of a changed timeline; null for another event. */
export function topicOf(event: LiveEvent): string | null {
  if (isTweetChange(event)) return event.payload.authorId;
  return isTimelineChange(event) ? event.payload.userId : null;
}

/** The users whose relationship to a viewer decides whether the viewer may receive the change. */
export function participantsOf({
  payload: { authorId, retweetOf, inReplyTo },
}: TweetChange): TweetParticipants {
  return {
    authorId,
    originalAuthorId: retweetOf?.authorId ?? null,
    answeredId: inReplyTo?.authorId ?? null,
  };
}

/** A `HomeTimelineEvent` with keys only. An edit of an original is told as an edit of the retweet that shows it. */
export function homeTimelineEventOf({ type, payload }: TweetChange, cursor: string): LiveValue {
  const { tweetId, authorId } = payload;
  if (type === 'tweet.deleted') return { __typename: 'TweetDeleted', cursor, tweetId };
  const tweet = { id: tweetId, author: { id: authorId } };
  return { __typename: type === 'tweet.posted' ? 'TweetPosted' : 'TweetEdited', cursor, tweet };
}
