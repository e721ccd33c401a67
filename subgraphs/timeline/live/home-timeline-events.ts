import type { AnyEvent } from '#platform/event.js';
import type { LiveSource, TopicChange } from '#platform/live-source.js';
import { timeOf } from '#platform/snowflake.js';
import { FAN_OUT } from '#social/fan-out.js';
import type { IndexedTweet } from '#social/read-models/author-index.js';
import { MAX_FOLLOWING_READ } from '#social/read-models/relationships/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { LIVE_CURSORS } from './cursor-list.js';
import { receptionOf } from './reception.js';
import { openShownEntries } from './shown-entries.js';
import { homeTimelineEventOf, topicOf, type HomeChange, type TweetChange } from './tweet-change.js';

/** Tweets that are replayed from the author index: as many as a timeline keeps. For more, a query costs less. */
const MAX_REPLAYED = 800;

/** The live source of `homeTimelineEvents`. The topics are authors: the viewer and the users that the viewer follows. */
export function homeTimelineEvents(
  deps: Pick<SubgraphDeps, 'relationships' | 'authorIndex' | 'cache' | 'clock'>,
): LiveSource<HomeChange> {
  const { relationships, authorIndex } = deps;
  const shownEntries = openShownEntries(deps);
  return {
    stream: 'TWEETS',
    cursorList: LIVE_CURSORS,
    progress: FAN_OUT,
    subjectFields: ['tweet'],
    topicsOf: async ({ id }) => new Set([id, ...(await relationships.following(id, MAX_FOLLOWING_READ))]),
    follow: { stream: 'GRAPH', changesOf: followChanges },
    topicOf,
    mayReceive: (change, viewerIds) => receptionOf({ relationships, shownEntries }, change, viewerIds),
    isGap: ({ type }) => type === 'timeline.changed',
    toValue: (change, cursor) => homeTimelineEventOf(change as TweetChange, cursor),
    gapValue: (cursor, missed) => ({ __typename: 'TimelineGap', cursor, missed }),
    // An edit or a deletion is always new, also of a tweet that the client has.
    idOf: (change) => (change.type === 'tweet.posted' ? change.payload.tweetId : null),
    async replay(authors, since) {
      // Edits and deletions are not replayed: the index holds their result.
      const tweets = await authorIndex.newest([...authors], { above: since, limit: MAX_REPLAYED + 1 });
      if (tweets.length > MAX_REPLAYED) return null;
      return tweets.reverse().map((tweet) => ({ event: postedFrom(tweet), id: tweet.tweetId }));
    },
  };
}

/**
 * Follows and unfollows of one user arrive in order. A block that ends a follow is an event of another user and may arrive
 * late, so it removes no topic: `mayReceive` refuses such events.
 */
function followChanges({ type, payload }: AnyEvent): readonly TopicChange[] {
  if (type !== 'user.followed' && type !== 'user.unfollowed') return [];
  const { from, to } = payload as { from: string; to: string };
  return [{ viewerId: from, topic: to, listens: type === 'user.followed' }];
}

function postedFrom({ tweetId, authorId, retweetOf, inReplyTo }: IndexedTweet): TweetChange {
  const payload = { tweetId, authorId, retweetOf, inReplyTo };
  return { type: 'tweet.posted', at: timeOf(tweetId), payload };
}
