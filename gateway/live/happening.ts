import type { AnyEvent } from '#schema/events.js';
import type { Position } from '#platform/bus/index.js';
import type { TweetPeople } from '#platform/visibility.js';

/** A change to a tweet, as it came over the bus. */
export type TweetEvent = Extract<AnyEvent, { type: 'tweet.posted' | 'tweet.edited' | 'tweet.deleted' }>;

export interface PlacedEvent {
  event: TweetEvent;
  position: Position;
}

/** What a `HomeTimelineEvent` says of itself: keys alone. The rest is fetched. */
export type Happening =
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

export function happeningOf({ type, payload }: TweetEvent, cursor: string): Happening {
  const { tweetId, authorId } = payload;
  if (type === 'tweet.deleted') return { __typename: 'TweetDeleted', cursor, tweetId };
  const tweet = { id: tweetId, author: { id: authorId } };
  return { __typename: type === 'tweet.posted' ? 'TweetPosted' : 'TweetEdited', cursor, tweet };
}

/** Whose standing decides who may hear of it. */
export function peopleOf({ payload: { authorId, retweetOf, inReplyTo } }: TweetEvent): TweetPeople {
  return {
    authorId,
    originalAuthorId: retweetOf?.authorId ?? null,
    answeredId: inReplyTo?.authorId ?? null,
  };
}
