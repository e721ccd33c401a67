import { PositionGone, type Bus, type Position } from '#platform/bus/index.js';
import type { AuthorIndex, IndexedTweet } from '#social/read-models/author-index.js';
import { timeOf } from '#platform/snowflake.js';
import type { Place, PositionedChange } from '../timeline-event.js';
import type { RecentEvents } from './recent-events.js';
import type { StreamReader } from './stream-reader.js';

/** Tweets that are told from the index: as many as a timeline keeps. For more, reading the timeline anew is cheaper. */
const MAX_FROM_INDEX = 800;

/** Where what was missed is found, the nearest first. */
export interface Memories {
  recent: RecentEvents;
  stream: StreamReader;
  bus: Pick<Bus, 'position'>;
  authorIndex: AuthorIndex;
}

/** What somebody missed: of these authors, behind the one place, up to the other. */
export interface Absence {
  authors: ReadonlySet<string>;
  /** `id` is null for somebody who has just come and has no cursor. */
  after: { position: Position; id: string | null };
  until: Place;
}

/** The stream goes on behind this place; what lies before it can no longer be told. */
export interface Gap {
  gapUntil: Place;
}

/** Everything up to this place has been told, although not by its events. */
export interface Told {
  toldUntil: Place;
  /** The tweets that were. */
  tweetIds: readonly string[];
}

/**
 * What was missed, oldest first. From memory where that reaches far enough; otherwise from the bus; and when the bus does not
 * keep it any more, or never had it, the tweets of those times from the author index. What is too much for all of them is
 * told as a gap, never passed over.
 */
export async function* replay(
  memories: Memories,
  absence: Absence,
): AsyncGenerator<PositionedChange | Gap | Told> {
  const { recent, stream, bus } = memories;
  const { authors, after, until } = absence;
  if (after.position === until.position) return;
  // Ahead of us: the client comes from a gateway that has seen more. Or its stream is no more.
  if (after.position > until.position) {
    if (after.position > (await bus.position('TWEETS'))) yield* fromIndex(memories, absence);
    return;
  }
  const isMissed = ({ change, place: { position } }: PositionedChange): boolean =>
    position > after.position && position <= until.position && authors.has(change.payload.authorId);
  try {
    const known = recent.behind(after.position) ?? (await stream.from(after.position));
    yield* known.filter(isMissed);
  } catch (error) {
    if (!(error instanceof PositionGone)) throw error;
    yield* fromIndex(memories, absence);
  }
}

/** What is there of the tweets that were posted meanwhile. Edits and deletions need no notice: this is what they left. */
async function* fromIndex(
  { authorIndex }: Memories,
  { authors, after: { position, id }, until }: Absence,
): AsyncGenerator<PositionedChange | Gap | Told> {
  if (id === null) return yield { gapUntil: until };
  const limit = MAX_FROM_INDEX + 1;
  const tweets = await authorIndex.newest([...authors], { above: id, limit });
  if (tweets.length === limit) return yield { gapUntil: until };
  for (const tweet of tweets.reverse()) yield placedTweet(tweet, position);
  yield { toldUntil: until, tweetIds: tweets.map(({ tweetId }) => tweetId) };
}

function placedTweet(
  { tweetId, authorId, retweetOf, inReplyTo }: IndexedTweet,
  position: Position,
): PositionedChange {
  const payload = { tweetId, authorId, retweetOf, inReplyTo };
  return {
    change: { type: 'tweet.posted', at: timeOf(tweetId), payload },
    // Who leaves here goes on here: the position is as gone as before, the id is not.
    place: { position, id: tweetId },
  };
}
