import type {
  CreateEvent as PlatformCreateEvent,
  Event as Envelope,
  EventDeclaration,
} from '#platform/event.js';

/**
 * The events on the bus: a contract like the SDL. Each is published once by the subgraph that owns the change and may be
 * delivered more than once and out of order. Payloads carry keys, not data: the rest is read
 * through the federation. The one exception is text that another subgraph must index (`text`, `username`, `displayName`),
 * because subgraphs never call each other.
 *
 * A change that old consumers cannot read raises `version`; `oldest` says from which version on reactions still read. An
 * event of a newer version waits for a process that reads it; one of an older version becomes a dead letter.
 */
export interface EventPayloads {
  // --- TWEETS, owned by the tweets subgraph; key: the author ---
  'tweet.posted': TweetKeys & TweetText;
  /** `unmentioned`: users whom the text before mentioned, and the new one does not. Absent when there are none. */
  'tweet.edited': TweetKeys & TweetText & { editedAt: number; unmentioned?: string[] };
  'tweet.deleted': TweetKeys;
  /** The original of a retweet was edited: the keys of the retweet. One for each retweet; key: the author of the original. */
  'tweet.original-edited': TweetKeys;

  // --- TWEETS, owned by the timeline subgraph; key: the reader ---
  /** A reader's home timeline has changed otherwise than by a tweet: by a follow, a block or a mute, or by the end of one. */
  'timeline.changed': { userId: string };

  // --- ENGAGEMENT, owned by the tweets subgraph; key: the acting user ---
  'tweet.liked': Engagement;
  'tweet.unliked': Engagement;
  /** A user mutes the conversation, or does no more. */
  'user.muted-conversations-changed': { userId: string; conversationId: string };
  /** A deleted account has more tweets and likes than one reaction removes: the next reaction goes on. */
  'user.erasure-continued': { userId: string };

  // --- GRAPH, owned by the users subgraph; key: the acting user ---
  'user.registered': { userId: string; username: string; displayName: string };
  'user.profile-changed': { userId: string; username: string; displayName: string };
  'user.protection-changed': { userId: string; protected: boolean };
  'user.suspended': { userId: string };
  'user.unsuspended': { userId: string };
  'user.deleted': { userId: string };
  /** `accepted`: the follow comes out of a request. Absent otherwise. */
  'user.followed': Edge & { accepted?: true };
  'user.unfollowed': Edge;
  /** A request to follow a protected account; `user.followed` ends it, too. */
  'user.follow-requested': Edge;
  /** The request was withdrawn or declined. */
  'user.follow-request-ended': Edge;
  'user.blocked': Edge;
  'user.unblocked': Edge;
  'user.muted': Edge;
  'user.unmuted': Edge;
  /** A user mutes other words than before. */
  'user.muted-words-changed': { userId: string };
  /** A session ended before its tokens expire; all sessions of the user when `sessionId` is null. */
  'session.revoked': { userId: string; sessionId: string | null };

  // --- NOTIFICATIONS, owned by the notifications subgraph; key: the recipient ---
  /** A notification is new, tells of other actions than before, or is gone. One for each write, however many actions it takes in. */
  'notification.changed': {
    userId: string;
    notificationId: string;
    kind: string;
    change: 'ADDED' | 'CHANGED' | 'REMOVED';
    /** Of one that is added: whether it tells of nothing new, because it was hidden before, for example. Absent when it does. */
    isOld?: true;
  };
  /** The user has marked the notifications up to a place in the list as read. */
  'notifications.read': { userId: string; upTo: string };

  // --- NOTIFICATIONS; key: the author ---
  /** Notifications of a new tweet were written for these users, who have turned on the notices of the author: up to 500. */
  'notices.fanned-out': { authorId: string; tweetId: string; userIds: string[] };
  /** The notifications of a tweet are gone with it. */
  'notices.withdrawn': { authorId: string; tweetId: string };
  /** A user has turned the notices of an author on, or off. Key: the user. */
  'notices.changed': { userId: string; authorId: string; isOn: boolean };

  // --- MEDIA, owned by the media subgraph; key: the medium ---
  /** The bytes of a medium are stored, and wait to be processed. */
  'media.uploaded': { mediaId: string };

  // --- MESSAGES, owned by the messages subgraph; key: the conversation ---
  /**
   * A message got its place. `memberIds`: the members at that moment, the sender included. `inboxIds`: the others among them who have
   * accepted the conversation; absent in old events.
   */
  'message.sent': MessageKeys & { senderId: string; memberIds: string[]; inboxIds?: string[] };
  'message.changed': MessageKeys & { senderId: string };
  /** The message was deleted for all; its place stays. */
  'message.deleted': MessageKeys & { senderId: string };
  /** A member has deleted the message from their own view. */
  'message.hidden': MessageKeys & { userId: string };
  'message.reaction-changed': MessageKeys & { userId: string };
  /** A member has received or read further. `isTold`: whether the other members may know. */
  'conversation.receipt-moved': {
    conversationId: string;
    userId: string;
    readUpTo: number;
    deliveredUpTo: number;
    isTold: boolean;
  };
  /** A group was made, members have joined or left, or admins have changed. `memberIds`: the members from then on. */
  'conversation.members-changed': {
    conversationId: string;
    actorId: string;
    memberIds: string[];
    joined: string[];
    left: string[];
  };
  /** The name has changed. */
  'conversation.changed': { conversationId: string };
  /** A member has accepted or declined the conversation. */
  'conversation.listed': { conversationId: string; userId: string; list: 'INBOX' | 'DECLINED' };
}

/** A message by its place: sequences begin with 1, and have no gap. */
export interface MessageKeys {
  conversationId: string;
  sequence: number;
}

/** A medium that a tweet shows. */
export interface MediaRef {
  id: string;
  kind: 'IMAGE' | 'VIDEO';
}

/** The keys of a tweet: enough to place it in timelines, threads and counts. */
export interface TweetKeys {
  tweetId: string;
  authorId: string;
  kind: 'ORIGINAL' | 'REPLY' | 'QUOTE' | 'RETWEET';
  conversationId: string;
  /** Null for a tweet that is no reply. */
  inReplyTo: { tweetId: string; authorId: string } | null;
  quoteOf: { tweetId: string; authorId: string } | null;
  retweetOf: { tweetId: string; authorId: string } | null;
  /** Ids of the existing users that the text mentions with @, in order, each once. */
  mentions: string[];
  /** Without #, case-folded, in order, each once. */
  hashtags: string[];
  /** In order. Absent when there are none. */
  media?: MediaRef[];
}

/** The parts of a tweet that the search index needs. Empty for retweets. */
export interface TweetText {
  text: string;
  /** ISO 639-1; null for an unknown language. */
  lang: string | null;
  /** Whether the text contains a web address. */
  hasLinks: boolean;
}

/** A user's like of a tweet, or its end. */
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

/**
 * The stream that each event type travels on, and the version of its payload that this build writes. A stream exists once an event
 * names it. Positions of events of one stream can be compared.
 */
export const EVENTS: { readonly [T in EventType]: EventDeclaration } = {
  'tweet.posted': { stream: 'TWEETS', version: 1 },
  'tweet.edited': { stream: 'TWEETS', version: 1 },
  'tweet.deleted': { stream: 'TWEETS', version: 1 },
  'tweet.original-edited': { stream: 'TWEETS', version: 1 },
  'timeline.changed': { stream: 'TWEETS', version: 1 },
  'tweet.liked': { stream: 'ENGAGEMENT', version: 1 },
  'tweet.unliked': { stream: 'ENGAGEMENT', version: 1 },
  'user.muted-conversations-changed': { stream: 'ENGAGEMENT', version: 1 },
  'user.erasure-continued': { stream: 'ENGAGEMENT', version: 1 },
  'user.registered': { stream: 'GRAPH', version: 1 },
  'user.profile-changed': { stream: 'GRAPH', version: 1 },
  'user.protection-changed': { stream: 'GRAPH', version: 1 },
  'user.suspended': { stream: 'GRAPH', version: 1 },
  'user.unsuspended': { stream: 'GRAPH', version: 1 },
  'user.deleted': { stream: 'GRAPH', version: 1 },
  'user.followed': { stream: 'GRAPH', version: 1 },
  'user.unfollowed': { stream: 'GRAPH', version: 1 },
  'user.follow-requested': { stream: 'GRAPH', version: 1 },
  'user.follow-request-ended': { stream: 'GRAPH', version: 1 },
  'user.blocked': { stream: 'GRAPH', version: 1 },
  'user.unblocked': { stream: 'GRAPH', version: 1 },
  'user.muted': { stream: 'GRAPH', version: 1 },
  'user.unmuted': { stream: 'GRAPH', version: 1 },
  'user.muted-words-changed': { stream: 'GRAPH', version: 1 },
  'session.revoked': { stream: 'GRAPH', version: 1 },
  'notification.changed': { stream: 'NOTIFICATIONS', version: 1 },
  'notifications.read': { stream: 'NOTIFICATIONS', version: 1 },
  'notices.fanned-out': { stream: 'NOTIFICATIONS', version: 1 },
  'notices.withdrawn': { stream: 'NOTIFICATIONS', version: 1 },
  'notices.changed': { stream: 'NOTIFICATIONS', version: 1 },
  'media.uploaded': { stream: 'MEDIA', version: 1 },
  'message.sent': { stream: 'MESSAGES', version: 1 },
  'message.changed': { stream: 'MESSAGES', version: 1 },
  'message.deleted': { stream: 'MESSAGES', version: 1 },
  'message.hidden': { stream: 'MESSAGES', version: 1 },
  'message.reaction-changed': { stream: 'MESSAGES', version: 1 },
  'conversation.receipt-moved': { stream: 'MESSAGES', version: 1 },
  'conversation.members-changed': { stream: 'MESSAGES', version: 1 },
  'conversation.changed': { stream: 'MESSAGES', version: 1 },
  'conversation.listed': { stream: 'MESSAGES', version: 1 },
};

/** An event of Rookery: the envelope with the payload of its type. */
export type Event<T extends EventType = EventType> = { [K in T]: Envelope<K, EventPayloads[K]> }[T];

/** Any event of Rookery, discriminated by `type`. */
export type AnyEvent = Event;

/** Creates an event with the payload of its type. */
export type CreateEvent = PlatformCreateEvent<EventPayloads>;
