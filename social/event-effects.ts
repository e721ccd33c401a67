import type { AnyEvent, EventPayloads, EventType } from '#schema/events.js';

/** What an event makes stale, for whoever keeps a copy of what the subgraphs answered. */
export interface Effects {
  /** Ids of the entities that are no longer what they were. */
  readonly entities: readonly string[];
  /** Ids of the entities of which only a count has changed. */
  readonly counts: readonly string[];
  /** Ids of users who are seen differently by everybody. */
  readonly users: readonly string[];
  /** Pairs of users who may stand differently to each other. */
  readonly edges: readonly (readonly [string, string])[];
}

type EffectsOf<T extends EventType> = (payload: EventPayloads[T]) => Partial<Effects>;

const NOTHING: Effects = { entities: [], counts: [], users: [], edges: [] };

const none = (): Partial<Effects> => ({});
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

/** What a tweet that comes or goes counts towards: its author, and what it answers, quotes and passes on. */
function countedBy({ authorId, inReplyTo, quoteOf, retweetOf }: EventPayloads['tweet.deleted']): string[] {
  const others = [inReplyTo, quoteOf, retweetOf].flatMap((ref) => (ref === null ? [] : [ref.tweetId]));
  return [authorId, ...others];
}

const EFFECTS: { readonly [T in EventType]: EffectsOf<T> } = {
  'tweet.posted': (payload) => ({ counts: countedBy(payload) }),
  'tweet.edited': ({ tweetId }) => ({ entities: [tweetId] }),
  'tweet.deleted': (payload) => ({ entities: [payload.tweetId], counts: countedBy(payload) }),
  'tweet.liked': tweetCounts,
  'tweet.unliked': tweetCounts,
  'user.registered': none,
  'user.profile-changed': ({ userId }) => ({ entities: [userId] }),
  'user.protection-changed': user,
  'user.suspended': user,
  'user.unsuspended': user,
  'user.deleted': user,
  'user.followed': follow,
  'user.unfollowed': follow,
  'user.blocked': edge,
  'user.unblocked': edge,
  'user.muted': none,
  'user.unmuted': none,
  'session.revoked': none,
};

/** What an event makes stale. An event type that does not say so does not compile. */
export function effectsOf({ type, payload }: AnyEvent): Effects {
  return { ...NOTHING, ...(EFFECTS[type] as EffectsOf<EventType>)(payload) };
}
