import type { AnyEvent, EventPayloads, EventType } from '#schema/events.js';

/** What an event makes stale in a copy of the subgraphs' answers. */
export interface Effects {
  /** Ids of the entities that have changed. */
  readonly entities: readonly string[];
  /** Ids of the entities of which only a count has changed. */
  readonly counts: readonly string[];
  /** Ids of users whose visibility has changed for every viewer. */
  readonly users: readonly string[];
  /** Pairs of users whose relationship has changed. */
  readonly edges: readonly (readonly [string, string])[];
}

type EffectsOf<T extends EventType> = (payload: EventPayloads[T]) => Partial<Effects>;

const NOTHING: Effects = { entities: [], counts: [], users: [], edges: [] };

const tweetCounts = ({ tweetId }: { tweetId: string }): Partial<Effects> => ({ counts: [tweetId] });
const user = ({ userId }: { userId: string }): Partial<Effects> => ({
  entities: [userId],
  users: [userId],
});
const edge = ({ from, to }: { from: string; to: string }): Partial<Effects> => ({ edges: [[from, to]] });
const follow = ({ from, to }: { from: string; to: string }): Partial<Effects> => ({
  counts: [from, to],
  edges: [[from, to]],
});

/** The entities whose counts a tweet is part of: its author, and the tweets that it replies to, quotes or retweets. */
function countedBy({ authorId, inReplyTo, quoteOf, retweetOf }: EventPayloads['tweet.deleted']): string[] {
  const others = [inReplyTo, quoteOf, retweetOf].flatMap((ref) => (ref === null ? [] : [ref.tweetId]));
  return [authorId, ...others];
}

/** An event type that is not listed makes nothing stale. */
const EFFECTS: { readonly [T in EventType]?: EffectsOf<T> } = {
  'tweet.posted': (payload) => ({ counts: countedBy(payload) }),
  'tweet.edited': ({ tweetId }) => ({ entities: [tweetId] }),
  'tweet.deleted': (payload) => ({ entities: [payload.tweetId], counts: countedBy(payload) }),
  'tweet.liked': tweetCounts,
  'tweet.unliked': tweetCounts,
  'user.profile-changed': ({ userId }) => ({ entities: [userId] }),
  'user.protection-changed': user,
  'user.suspended': user,
  'user.unsuspended': user,
  'user.deleted': user,
  'user.followed': follow,
  'user.unfollowed': follow,
  'user.blocked': edge,
  'user.unblocked': edge,
};

/** Returns what an event makes stale. */
export function effectsOf({ type, payload }: AnyEvent): Effects {
  // The key of the table and the payload come from the same event, which the compiler cannot follow.
  const effects = EFFECTS[type] as EffectsOf<EventType> | undefined;
  return { ...NOTHING, ...effects?.(payload) };
}
