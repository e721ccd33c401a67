/** What the notifications in the list tell of. */
export const KINDS = [
  'LIKE',
  'RETWEET',
  'FOLLOW',
  'FOLLOW_REQUEST',
  'REQUEST_ACCEPTED',
  'MENTION',
  'REPLY',
  'QUOTE',
  'NEW_TWEET',
  'MODERATION',
] as const;

export type Kind = (typeof KINDS)[number];

/**
 * What users are told of. Equal to the enum `NotificationKind` in the SDL. Messages are pushed to devices and are in no list, because
 * they have an inbox and unread counts of their own.
 */
export const TOLD_KINDS = [...KINDS, 'MESSAGE'] as const;

export type ToldKind = (typeof TOLD_KINDS)[number];

/** The GraphQL types of the notifications, by kind. */
export const TYPE_OF = {
  LIKE: 'LikeNotification',
  RETWEET: 'RetweetNotification',
  FOLLOW: 'FollowNotification',
  FOLLOW_REQUEST: 'FollowRequestNotification',
  REQUEST_ACCEPTED: 'RequestAcceptedNotification',
  MENTION: 'MentionNotification',
  REPLY: 'ReplyNotification',
  QUOTE: 'QuoteNotification',
  NEW_TWEET: 'NewTweetNotification',
  MODERATION: 'ModerationNotification',
} as const satisfies Record<Kind, string>;

/** The kinds whose object is a tweet, and whose tweet it is. The other kinds have another object. */
export const TWEET_OF: { readonly [K in Kind]?: 'recipient' | 'actor' } = {
  LIKE: 'recipient',
  RETWEET: 'recipient',
  MENTION: 'actor',
  REPLY: 'actor',
  QUOTE: 'actor',
  NEW_TWEET: 'actor',
};

/** The kinds that show what the actor wrote or shared: they are for those who may see the actor's tweets. */
export const SHOWS_TWEETS: ReadonlySet<Kind> = new Set<Kind>([
  'RETWEET',
  'MENTION',
  'REPLY',
  'QUOTE',
  'NEW_TWEET',
]);

/** The actor of a moderation notice: no user. */
export const OPERATORS = 'operators';
