import type { LiveEvent, LiveValue } from '#platform/live-source.js';
import type { EventPayloads } from '#schema/events.js';
import type { TweetParticipants } from '#social/visibility.js';

type TweetChangeType = 'tweet.posted' | 'tweet.edited' | 'tweet.deleted';

/** A change to a tweet: an event of the TWEETS stream, or a tweet of the author index whose event is gone. */
export interface TweetChange extends LiveEvent {
  readonly type: TweetChangeType;
  readonly payload: Pick<EventPayloads[TweetChangeType], 'tweetId' | 'authorId' | 'retweetOf' | 'inReplyTo'>;
}

export function isTweetChange(event: LiveEvent): event is TweetChange {
  return event.type === 'tweet.posted' || event.type === 'tweet.edited' || event.type === 'tweet.deleted';
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

/** A `HomeTimelineEvent` with keys only. */
export function homeTimelineEventOf({ type, payload }: TweetChange, cursor: string): LiveValue {
  const { tweetId, authorId } = payload;
  if (type === 'tweet.deleted') return { __typename: 'TweetDeleted', cursor, tweetId };
  const tweet = { id: tweetId, author: { id: authorId } };
  return { __typename: type === 'tweet.posted' ? 'TweetPosted' : 'TweetEdited', cursor, tweet };
}
