import type { AnyEvent } from '#schema/events.js';
import type { TweetKey } from '../../rules/entry.js';
import { WEIGHTS } from '../../rules/ranking.js';
import type { Engagement } from '../../store/engagement.js';

/** Somebody did something to a tweet, or took it back. */
interface Deed {
  userId: string;
  tweet: TweetKey;
  weight: number;
}

/** Counts likes, retweets and replies for the ranking. */
export function onEngagement(engagement: Engagement) {
  return async (event: AnyEvent): Promise<void> => {
    for (const { userId, tweet, weight } of deedsOf(event)) {
      await engagement.count(event.id, userId, tweet, weight);
    }
  };
}

function deedsOf(event: AnyEvent): Deed[] {
  switch (event.type) {
    case 'tweet.liked':
      return [{ userId: event.payload.userId, tweet: event.payload, weight: WEIGHTS.like }];
    case 'tweet.unliked':
      return [{ userId: event.payload.userId, tweet: event.payload, weight: -WEIGHTS.like }];
    case 'tweet.posted':
    case 'tweet.deleted': {
      const { authorId: userId, retweetOf, inReplyTo } = event.payload;
      const sign = event.type === 'tweet.posted' ? 1 : -1;
      if (retweetOf) return [{ userId, tweet: retweetOf, weight: sign * WEIGHTS.retweet }];
      return inReplyTo ? [{ userId, tweet: inReplyTo, weight: sign * WEIGHTS.reply }] : [];
    }
    default:
      return [];
  }
}
