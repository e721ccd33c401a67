import type { CreateEvent as PlatformCreateEvent, Event as Envelope } from '#platform/event.js';

/**
 * The events on the bus: a contract like the SDL. Each is published once by the subgraph that owns the change and may be
 * delivered more than once and out of order. Payloads carry keys, not data: who needs more reads it through the
 * federation. The one exception is text that another subgraph must index (`text`, `username`, `displayName`), because
 * subgraphs never call each other.
 *
 * A change that old consumers cannot read raises `version`; consumers refuse versions that they do not know.
 */
export interface EventPayloads {
  // --- TWEETS, owned by the tweets subgraph; key: the author ---
  'tweet.posted': TweetKeys & TweetText;
  'tweet.edited': TweetKeys & TweetText & { editedAt: number };
  'tweet.deleted': TweetKeys;

  // --- ENGAGEMENT, owned by the tweets subgraph; key: the user who acts ---
  'tweet.liked': Engagement;
  'tweet.unliked': Engagement;

  // --- GRAPH, owned by the users subgraph; key: the user who acts ---
  'user.registered': { userId: string; username: string; displayName: string };
  'user.profile-changed': { userId: string; username: string; displayName: string };
  'user.protection-changed': { userId: string; protected: boolean };
  'user.suspended': { userId: string };
  'user.unsuspended': { userId: string };
  'user.deleted': { userId: string };
  'user.followed': Edge;
  'user.unfollowed': Edge;
  'user.blocked': Edge;
  'user.unblocked': Edge;
  'user.muted': Edge;
  'user.unmuted': Edge;
  /** Access ended before its time: of one session, or of all of a user's when `sessionId` is null. */
  'session.revoked': { userId: string; sessionId: string | null };
}

/** The keys of a tweet: enough to place it in timelines, threads and counts. */
export interface TweetKeys {
  tweetId: string;
  authorId: string;
  kind: 'ORIGINAL' | 'REPLY' | 'QUOTE' | 'RETWEET';
  conversationId: string;
  /** Null for what is no reply. */
  inReplyTo: { tweetId: string; authorId: string } | null;
  quoteOf: { tweetId: string; authorId: string } | null;
  retweetOf: { tweetId: string; authorId: string } | null;
  /** Ids of the users named with @ that exist, in order, each once. */
  mentions: string[];
  /** Without #, case-folded, in order, each once. */
  hashtags: string[];
}

/** What the search index must see of a tweet. Empty for retweets. */
export interface TweetText {
  text: string;
  /** ISO 639-1, or null when it could not be told. */
  lang: string | null;
  /** Whether the text has a web address. */
  hasLinks: boolean;
}

/** Somebody did something to a tweet. */
export interface Engagement {
  tweetId: string;
  authorId: string;
  userId: string;
}

/** A directed edge between two users. */
export interface Edge {
  from: string;
  to: string;
}

export type EventType = keyof EventPayloads;

/** The streams of the bus. Events of one stream keep a common order of positions. */
export type StreamName = 'TWEETS' | 'GRAPH' | 'ENGAGEMENT';

/** Where each event type travels, and the version of its payload that is written today. */
export const EVENTS: {
  readonly [T in EventType]: { readonly stream: StreamName; readonly version: number };
} = {
  'tweet.posted': { stream: 'TWEETS', version: 1 },
  'tweet.edited': { stream: 'TWEETS', version: 1 },
  'tweet.deleted': { stream: 'TWEETS', version: 1 },
  'tweet.liked': { stream: 'ENGAGEMENT', version: 1 },
  'tweet.unliked': { stream: 'ENGAGEMENT', version: 1 },
  'user.registered': { stream: 'GRAPH', version: 1 },
  'user.profile-changed': { stream: 'GRAPH', version: 1 },
  'user.protection-changed': { stream: 'GRAPH', version: 1 },
  'user.suspended': { stream: 'GRAPH', version: 1 },
  'user.unsuspended': { stream: 'GRAPH', version: 1 },
  'user.deleted': { stream: 'GRAPH', version: 1 },
  'user.followed': { stream: 'GRAPH', version: 1 },
  'user.unfollowed': { stream: 'GRAPH', version: 1 },
  'user.blocked': { stream: 'GRAPH', version: 1 },
  'user.unblocked': { stream: 'GRAPH', version: 1 },
  'user.muted': { stream: 'GRAPH', version: 1 },
  'user.unmuted': { stream: 'GRAPH', version: 1 },
  'session.revoked': { stream: 'GRAPH', version: 1 },
};

/** An event of ours: the envelope with the payload of its type. */
export type Event<T extends EventType = EventType> = { [K in T]: Envelope<K, EventPayloads[K]> }[T];

/** Any event of ours, told apart by `type`. */
export type AnyEvent = Event;

/** Creates an event with the payload that its type declares. */
export type CreateEvent = PlatformCreateEvent<EventPayloads>;
