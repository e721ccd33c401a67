import type { AnyEvent } from '#schema/events.js';
import type { Position } from '#platform/bus/index.js';
import type { TweetParticipants } from '#social/visibility.js';

/** A change to a tweet, as it came over the bus. */
export type TweetEvent = Extract<AnyEvent, { type: 'tweet.posted' | 'tweet.edited' | 'tweet.deleted' }>;

/** What notices tell of: an event, or a tweet that is known from the author index when its event is no more. */
export interface TweetChange {
  type: TweetEvent['type'];
  /** ms since 1970. */
  at: number;
  /** The trace that it came out of; absent where nobody traces. */
  trace?: string;
  payload: Pick<TweetEvent['payload'], 'tweetId' | 'authorId' | 'retweetOf' | 'inReplyTo'>;
}

/**
 * A place in the life of the network: a position in the stream, and an id from the moment when it was reached. With the id
 * somebody can go on whose stream is no more.
 */
export interface Place {
  position: Position;
  id: string;
}

export interface PositionedChange {
  change: TweetChange;
  place: Place;
}

/** What a `HomeTimelineEvent` says of itself: keys alone. The rest is fetched. */
export type TimelineEvent =
  | {
      __typename: 'TweetPosted' | 'TweetEdited';
      cursor: string;
      tweet: { id: string; author: { id: string } };
    }
  | { __typename: 'TweetDeleted'; cursor: string; tweetId: string }
  | { __typename: 'TimelineGap'; cursor: string; missed: number | null };

export function isTweetEvent(event: AnyEvent): event is TweetEvent {
  return event.type === 'tweet.posted' || event.type === 'tweet.edited' || event.type === 'tweet.deleted';
}

export function timelineEventOf({ type, payload }: TweetChange, cursor: string): TimelineEvent {
  const { tweetId, authorId } = payload;
  if (type === 'tweet.deleted') return { __typename: 'TweetDeleted', cursor, tweetId };
  const tweet = { id: tweetId, author: { id: authorId } };
  return { __typename: type === 'tweet.posted' ? 'TweetPosted' : 'TweetEdited', cursor, tweet };
}

/** Whose relationship decides who may hear of it. */
export function participantsOf({
  payload: { authorId, retweetOf, inReplyTo },
}: TweetChange): TweetParticipants {
  return {
    authorId,
    originalAuthorId: retweetOf?.authorId ?? null,
    answeredId: inReplyTo?.authorId ?? null,
  };
}
