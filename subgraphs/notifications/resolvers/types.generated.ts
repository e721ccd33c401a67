import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NotificationModel, FollowNotificationModel, FollowRequestNotificationModel, LikeNotificationModel, NewTweetNotificationModel, MentionNotificationModel, ModerationNotificationModel, QuoteNotificationModel, ReplyNotificationModel, RequestAcceptedNotificationModel, RetweetNotificationModel, PushSubscriptionModel, ViewerModel } from '../models.js';
import type { Context } from '../context.js';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant as RFC 3339 text in UTC, for example `2026-01-31T12:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Users began to follow the viewer: all who did on one day, in UTC. */
export type FollowNotification = Notification & {
  __typename?: 'FollowNotification';
  /** The users, newest action first. */
  actors: UserConnection;
  /** How many users it tells of; hidden ones do not count. */
  actorsCount: Scalars['Int']['output'];
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
};


/** Users began to follow the viewer: all who did on one day, in UTC. */
export type FollowNotificationActorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Users request to follow the viewer's protected account: all who began to on one day, in UTC, and wait for an answer. */
export type FollowRequestNotification = Notification & {
  __typename?: 'FollowRequestNotification';
  /** The users, newest action first. */
  actors: UserConnection;
  /** How many users it tells of; hidden ones do not count. */
  actorsCount: Scalars['Int']['output'];
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
};


/** Users request to follow the viewer's protected account: all who began to on one day, in UTC, and wait for an answer. */
export type FollowRequestNotificationActorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Users like a tweet of the viewer: all who began to on one day, in UTC. */
export type LikeNotification = Notification & {
  __typename?: 'LikeNotification';
  /** The users, newest action first. */
  actors: UserConnection;
  /** How many users it tells of; hidden ones do not count. */
  actorsCount: Scalars['Int']['output'];
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
  /** The viewer's tweet. */
  tweet?: Maybe<Tweet>;
};


/** Users like a tweet of the viewer: all who began to on one day, in UTC. */
export type LikeNotificationActorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The result of `markNotificationsRead`. */
export type MarkNotificationsReadPayload = {
  __typename?: 'MarkNotificationsReadPayload';
  /** The viewer, with the number of notifications that are unread now. */
  viewer: Viewer;
};

/** A tweet mentions the viewer with @, and neither replies to the viewer nor quotes a tweet of the viewer. */
export type MentionNotification = Notification & {
  __typename?: 'MentionNotification';
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
  /** The tweet that mentions the viewer. */
  tweet?: Maybe<Tweet>;
};

/** What operators do to an account. */
export type ModerationAction =
  /** The suspension was lifted. */
  | 'RESTORED'
  /** The account was suspended: it was hidden from everybody, and signed out. */
  | 'SUSPENDED';

/** The operators have changed the state of the account. */
export type ModerationNotification = Notification & {
  __typename?: 'ModerationNotification';
  /** What the operators did. */
  action: ModerationAction;
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Marks every notification of a list up to the one with the cursor `upTo` as read, on all devices. Never marks one as unread again: an older cursor changes nothing. BAD_USER_INPUT for a cursor of another list or another user. */
  markNotificationsRead?: Maybe<MarkNotificationsReadPayload>;
  /** Registers a browser or an app, so that notifications are pushed to it while nobody has the product in view. The registration belongs to the session: it ends with it, and a week after the last call, so call it at each start. BAD_USER_INPUT for an endpoint that is no https URL or leads into a private network, CONFLICT when the viewer has 20 other devices, FORBIDDEN when this kind of push is off. */
  registerPushSubscription?: Maybe<RegisterPushSubscriptionPayload>;
  /** Ends pushes to one of the viewer's devices. NOT_FOUND for every other id. */
  removePushSubscription?: Maybe<RemovePushSubscriptionPayload>;
  /** Tells the viewer of a user's new tweets no more. */
  turnOffNotices?: Maybe<TurnOffNoticesPayload>;
  /** Tells the viewer of each new tweet and quote of a user. NOT_FOUND for a user that the viewer may not see, FORBIDDEN for one whom the viewer blocks, and for more than 1,000 users. */
  turnOnNotices?: Maybe<TurnOnNoticesPayload>;
  /** Changes how the viewer is told of some kinds. A change counts for what happens from then on. BAD_USER_INPUT for a kind that is named twice, and for turning off what the operators tell. */
  updateNotificationSettings?: Maybe<UpdateNotificationSettingsPayload>;
};


export type MutationMarkNotificationsReadArgs = {
  upTo: Scalars['String']['input'];
};


export type MutationRegisterPushSubscriptionArgs = {
  input: RegisterPushSubscriptionInput;
};


export type MutationRemovePushSubscriptionArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTurnOffNoticesArgs = {
  userId: Scalars['ID']['input'];
};


export type MutationTurnOnNoticesArgs = {
  userId: Scalars['ID']['input'];
};


export type MutationUpdateNotificationSettingsArgs = {
  settings: Array<NotificationSettingInput>;
};

/** A user whose notices the viewer has turned on posted a tweet or a quote. */
export type NewTweetNotification = Notification & {
  __typename?: 'NewTweetNotification';
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
  /** The new tweet. */
  tweet?: Maybe<Tweet>;
};

/** An object with an id of its own: `node` returns it again by that id. */
export type Node = {
  /** Unique among all objects. Opaque: a Snowflake for users and tweets, other texts for other types. */
  id: Scalars['ID']['output'];
};

/** Something that users did and that concerns the viewer. */
export type Notification = {
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
};

/** A notification that was not in the list: it comes to the front. */
export type NotificationAdded = {
  __typename?: 'NotificationAdded';
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** The notification as it is now; null when it is gone again. */
  notification?: Maybe<Notification>;
};

/** From whom a user is told. */
export type NotificationAudience =
  /** From everybody. */
  | 'EVERYONE'
  /** From users whom the viewer follows when they act. */
  | 'FOLLOWING'
  /** From nobody. */
  | 'OFF';

/** One page of notifications. */
export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  /** The notifications of this page, in order. */
  edges: Array<NotificationEdge>;
  /** Where the live stream continues after this page. Pass it as `after` to `notificationEvents`: no event between page and subscription is missed. One that happened while the page was read may be on the page and come once more, so replace a notification by its id. Null for a page with `after`, and while the stream is unavailable; then subscribe without it first, and read the page after that. */
  liveCursor?: Maybe<Scalars['String']['output']>;
  /** The position of the page in the whole list. */
  pageInfo: PageInfo;
};

/** A notification in a page. */
export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  /** The position of the notification. Pass it as `after` to read those that follow, or to `markNotificationsRead`. */
  cursor: Scalars['String']['output'];
  /** The notification. */
  node: Notification;
};

/** An event of the viewer's notifications. */
export type NotificationEvent = NotificationAdded | NotificationGroupChanged | NotificationsGap | NotificationsRead;

/** A notification tells of other actions than before, or is gone. */
export type NotificationGroupChanged = {
  __typename?: 'NotificationGroupChanged';
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** The id of the notification. */
  id: Scalars['ID']['output'];
  /** The notification as it is now; null when it is gone. */
  notification?: Maybe<Notification>;
};

/** What a notification tells of. */
export type NotificationKind =
  /** Users began to follow the viewer. */
  | 'FOLLOW'
  /** Users request to follow the viewer's protected account. */
  | 'FOLLOW_REQUEST'
  /** Users like a tweet of the viewer. */
  | 'LIKE'
  /** A tweet mentions the viewer. */
  | 'MENTION'
  /** A member of a conversation wrote a message. Pushed to devices alone: it is in no list, because conversations have unread counts of their own. Requests are not pushed. */
  | 'MESSAGE'
  /** The operators have changed the state of the account. */
  | 'MODERATION'
  /** A user whose notices are on posted a tweet. */
  | 'NEW_TWEET'
  /** A tweet quotes a tweet of the viewer. */
  | 'QUOTE'
  /** A tweet replies to a tweet of the viewer. */
  | 'REPLY'
  /** Users accepted a request of the viewer to follow them. */
  | 'REQUEST_ACCEPTED'
  /** Users retweeted a tweet of the viewer. */
  | 'RETWEET';

/** How the viewer is told of one kind. */
export type NotificationSetting = {
  __typename?: 'NotificationSetting';
  /** From whom. */
  from: NotificationAudience;
  /** The kind. */
  kind: NotificationKind;
  /** Whether the viewer's devices are told, too. */
  push: Scalars['Boolean']['output'];
};

/** A setting to change; absent fields stay. */
export type NotificationSettingInput = {
  /** From whom; always EVERYONE for MODERATION. */
  from?: InputMaybe<NotificationAudience>;
  /** The kind. */
  kind: NotificationKind;
  /** Whether the viewer's devices are told, too. */
  push?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Events are missing, because the client was too slow or the cursor too old. Read the notifications again, then go on, or resume from `cursor`. */
export type NotificationsGap = {
  __typename?: 'NotificationsGap';
  /** Pass it as `after` to resume after the gap. */
  cursor: Scalars['String']['output'];
  /** The number of missing events; null when it is unknown. */
  missed?: Maybe<Scalars['Int']['output']>;
};

/** Notifications were marked as read, perhaps on another device. */
export type NotificationsRead = {
  __typename?: 'NotificationsRead';
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
};

/** The position of a page in the whole list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the last edge; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more entries follow after `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are more entries before `startCursor`. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A device of the viewer that notifications are pushed to. */
export type PushSubscription = {
  __typename?: 'PushSubscription';
  /** When the registration ends, unless the device registers again. */
  endsAt: Scalars['DateTime']['output'];
  /** The host of the browser's push service, such as `fcm.googleapis.com`; null for an app. */
  host?: Maybe<Scalars['String']['output']>;
  /** The same for the same device, whenever it registers. */
  id: Scalars['ID']['output'];
  /** When the device last registered. */
  registeredAt: Scalars['DateTime']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** The key with which browsers subscribe to pushes (`applicationServerKey` of the Push API): a P-256 public key, 65 bytes as base64url. Null when Web Push is off on this server. */
  vapidPublicKey?: Maybe<Scalars['String']['output']>;
};

/** A tweet quotes a tweet of the viewer. */
export type QuoteNotification = Notification & {
  __typename?: 'QuoteNotification';
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
  /** The quote. */
  tweet?: Maybe<Tweet>;
};

/** A device that wants pushes: give one of the two. */
export type RegisterPushSubscriptionInput = {
  /** What the push service of the platform gives to an app: 1 to 4,096 visible ASCII characters. */
  token?: InputMaybe<Scalars['String']['input']>;
  /** What `PushSubscription.toJSON()` returns in a browser. */
  web?: InputMaybe<WebPushSubscriptionInput>;
};

/** The result of `registerPushSubscription`. */
export type RegisterPushSubscriptionPayload = {
  __typename?: 'RegisterPushSubscriptionPayload';
  /** The registration as it is now. */
  pushSubscription: PushSubscription;
};

/** The result of `removePushSubscription`. */
export type RemovePushSubscriptionPayload = {
  __typename?: 'RemovePushSubscriptionPayload';
  /** The viewer, with the devices that are left. */
  viewer: Viewer;
};

/** A tweet replies to a tweet of the viewer. */
export type ReplyNotification = Notification & {
  __typename?: 'ReplyNotification';
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
  /** The reply. */
  tweet?: Maybe<Tweet>;
};

/** Users accepted a request of the viewer to follow them: all who did on one day, in UTC. */
export type RequestAcceptedNotification = Notification & {
  __typename?: 'RequestAcceptedNotification';
  /** The users, newest action first. */
  actors: UserConnection;
  /** How many users it tells of; hidden ones do not count. */
  actorsCount: Scalars['Int']['output'];
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
};


/** Users accepted a request of the viewer to follow them: all who did on one day, in UTC. */
export type RequestAcceptedNotificationActorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Users retweeted a tweet of the viewer: all who did on one day, in UTC. */
export type RetweetNotification = Notification & {
  __typename?: 'RetweetNotification';
  /** The users, newest action first. */
  actors: UserConnection;
  /** How many users it tells of; hidden ones do not count. */
  actorsCount: Scalars['Int']['output'];
  /** When the newest of its actions happened. */
  createdAt: Scalars['DateTime']['output'];
  /** The id of this notification, the same from every path. It names no user: every viewer has notifications of their own. */
  id: Scalars['ID']['output'];
  /** Whether the viewer has marked it as read, and no action came after that. */
  read: Scalars['Boolean']['output'];
  /** The viewer's tweet. */
  tweet?: Maybe<Tweet>;
};


/** Users retweeted a tweet of the viewer: all who did on one day, in UTC. */
export type RetweetNotificationActorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Live events of the viewer's notifications. `after` resumes after the last cursor that the client received: missed events are replayed, then live events follow. A notification that goes on changing is told five times at once, then once a second. */
  notificationEvents: NotificationEvent;
};


export type SubscriptionNotificationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  visible?: Scalars['Boolean']['input'];
};

/** The result of `turnOffNotices`. */
export type TurnOffNoticesPayload = {
  __typename?: 'TurnOffNoticesPayload';
  /** The user whose notices are off now; null for one that the viewer may not see. */
  user?: Maybe<User>;
};

/** The result of `turnOnNotices`. */
export type TurnOnNoticesPayload = {
  __typename?: 'TurnOnNoticesPayload';
  /** The user whose notices are on now. */
  user: User;
};

export type Tweet = {
  __typename?: 'Tweet';
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
};

/** The result of `updateNotificationSettings`. */
export type UpdateNotificationSettingsPayload = {
  __typename?: 'UpdateNotificationSettingsPayload';
  /** The viewer, with the settings as they are now. */
  viewer: Viewer;
};

export type User = {
  __typename?: 'User';
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
};

/** One page of users. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The users of this page, in order. */
  edges: Array<UserEdge>;
  /** The position of the page in the whole list. */
  pageInfo: PageInfo;
};

/** One user in a page. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** The position of the user. Pass it as `after` to read the users that follow. */
  cursor: Scalars['String']['output'];
  /** Null when the user could not be loaded; the rest of the page stays. */
  node?: Maybe<User>;
};

export type Viewer = Node & {
  __typename?: 'Viewer';
  /** The id of this record, which is no id of a user: that of the account is `user { id }`. */
  id: Scalars['ID']['output'];
  /** The users of whose new tweets the viewer is told, the newest choice first. */
  noticeAuthors?: Maybe<UserConnection>;
  /** One of the viewer's notifications; null when what it tells is deleted, undone or hidden, and for every other text. */
  notification?: Maybe<Notification>;
  /** How the viewer is told of each kind. */
  notificationSettings?: Maybe<Array<NotificationSetting>>;
  /** The viewer's notifications of the last 90 days, newest action first. One that groups several actions moves to the front with each of them. Never from users who are blocked or hidden; from muted ones new tweets alone, when their notices are on. */
  notifications?: Maybe<NotificationConnection>;
  /** The devices that notifications are pushed to, at most 20; the oldest registration first. */
  pushSubscriptions?: Maybe<Array<PushSubscription>>;
  /** How many notifications are unread; 1,000 stands for 1,000 or more. */
  unreadNotificationsCount?: Maybe<Scalars['Int']['output']>;
};


export type ViewerNoticeAuthorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type ViewerNotificationArgs = {
  id: Scalars['ID']['input'];
};


export type ViewerNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<NotificationKind>>;
};

/** The keys that pushes to a browser are encrypted with. */
export type WebPushKeysInput = {
  /** A secret of 16 bytes as base64url. */
  auth: Scalars['String']['input'];
  /** A P-256 public key: 65 bytes as base64url. */
  p256dh: Scalars['String']['input'];
};

/** A subscription of a browser. */
export type WebPushSubscriptionInput = {
  /** An https URL of the push service, up to 2,048 characters. */
  endpoint: Scalars['String']['input'];
  /** When the subscription expires, in ms since 1970; null when the browser does not know. */
  expirationTime?: InputMaybe<Scalars['Float']['input']>;
  /** The keys that pushes are encrypted with. */
  keys: WebPushKeysInput;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  FollowNotification: FollowNotification;
  FollowRequestNotification: FollowRequestNotification;
  LikeNotification: LikeNotification;
  MentionNotification: MentionNotification;
  ModerationNotification: ModerationNotification;
  NewTweetNotification: NewTweetNotification;
  QuoteNotification: QuoteNotification;
  ReplyNotification: ReplyNotification;
  RequestAcceptedNotification: RequestAcceptedNotification;
  RetweetNotification: RetweetNotification;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  FollowNotification:
    ( { __typename: 'FollowNotification' }
    & GraphQLRecursivePick<FederationTypes['FollowNotification'], {"id":true}> );
  FollowRequestNotification:
    ( { __typename: 'FollowRequestNotification' }
    & GraphQLRecursivePick<FederationTypes['FollowRequestNotification'], {"id":true}> );
  LikeNotification:
    ( { __typename: 'LikeNotification' }
    & GraphQLRecursivePick<FederationTypes['LikeNotification'], {"id":true}> );
  MentionNotification:
    ( { __typename: 'MentionNotification' }
    & GraphQLRecursivePick<FederationTypes['MentionNotification'], {"id":true}> );
  ModerationNotification:
    ( { __typename: 'ModerationNotification' }
    & GraphQLRecursivePick<FederationTypes['ModerationNotification'], {"id":true}> );
  NewTweetNotification:
    ( { __typename: 'NewTweetNotification' }
    & GraphQLRecursivePick<FederationTypes['NewTweetNotification'], {"id":true}> );
  QuoteNotification:
    ( { __typename: 'QuoteNotification' }
    & GraphQLRecursivePick<FederationTypes['QuoteNotification'], {"id":true}> );
  ReplyNotification:
    ( { __typename: 'ReplyNotification' }
    & GraphQLRecursivePick<FederationTypes['ReplyNotification'], {"id":true}> );
  RequestAcceptedNotification:
    ( { __typename: 'RequestAcceptedNotification' }
    & GraphQLRecursivePick<FederationTypes['RequestAcceptedNotification'], {"id":true}> );
  RetweetNotification:
    ( { __typename: 'RetweetNotification' }
    & GraphQLRecursivePick<FederationTypes['RetweetNotification'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  NotificationEvent:
    | ( Omit<NotificationAdded, 'notification'> & { notification?: Maybe<_RefType['Notification']> } )
    | ( Omit<NotificationGroupChanged, 'notification'> & { notification?: Maybe<_RefType['Notification']> } )
    | ( NotificationsGap )
    | ( NotificationsRead )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( ViewerModel );
  Notification:
    | ( FollowNotificationModel )
    | ( FollowRequestNotificationModel )
    | ( LikeNotificationModel )
    | ( MentionNotificationModel )
    | ( ModerationNotificationModel )
    | ( NewTweetNotificationModel )
    | ( QuoteNotificationModel )
    | ( ReplyNotificationModel )
    | ( RequestAcceptedNotificationModel )
    | ( RetweetNotificationModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  FollowNotification: ResolverTypeWrapper<FollowNotificationModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  FollowRequestNotification: ResolverTypeWrapper<FollowRequestNotificationModel>;
  LikeNotification: ResolverTypeWrapper<LikeNotificationModel>;
  MarkNotificationsReadPayload: ResolverTypeWrapper<Omit<MarkNotificationsReadPayload, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  MentionNotification: ResolverTypeWrapper<MentionNotificationModel>;
  ModerationAction: ModerationAction;
  ModerationNotification: ResolverTypeWrapper<ModerationNotificationModel>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NewTweetNotification: ResolverTypeWrapper<NewTweetNotificationModel>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Notification: ResolverTypeWrapper<NotificationModel>;
  NotificationAdded: ResolverTypeWrapper<Omit<NotificationAdded, 'notification'> & { notification?: Maybe<ResolversTypes['Notification']> }>;
  NotificationAudience: NotificationAudience;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges'> & { edges: Array<ResolversTypes['NotificationEdge']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['NotificationEvent']>;
  NotificationGroupChanged: ResolverTypeWrapper<Omit<NotificationGroupChanged, 'notification'> & { notification?: Maybe<ResolversTypes['Notification']> }>;
  NotificationKind: NotificationKind;
  NotificationSetting: ResolverTypeWrapper<NotificationSetting>;
  NotificationSettingInput: NotificationSettingInput;
  NotificationsGap: ResolverTypeWrapper<NotificationsGap>;
  NotificationsRead: ResolverTypeWrapper<NotificationsRead>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PushSubscription: ResolverTypeWrapper<PushSubscriptionModel>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuoteNotification: ResolverTypeWrapper<QuoteNotificationModel>;
  RegisterPushSubscriptionInput: RegisterPushSubscriptionInput;
  RegisterPushSubscriptionPayload: ResolverTypeWrapper<Omit<RegisterPushSubscriptionPayload, 'pushSubscription'> & { pushSubscription: ResolversTypes['PushSubscription'] }>;
  RemovePushSubscriptionPayload: ResolverTypeWrapper<Omit<RemovePushSubscriptionPayload, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  ReplyNotification: ResolverTypeWrapper<ReplyNotificationModel>;
  RequestAcceptedNotification: ResolverTypeWrapper<RequestAcceptedNotificationModel>;
  RetweetNotification: ResolverTypeWrapper<RetweetNotificationModel>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TurnOffNoticesPayload: ResolverTypeWrapper<TurnOffNoticesPayload>;
  TurnOnNoticesPayload: ResolverTypeWrapper<TurnOnNoticesPayload>;
  Tweet: ResolverTypeWrapper<Tweet>;
  UpdateNotificationSettingsPayload: ResolverTypeWrapper<Omit<UpdateNotificationSettingsPayload, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  User: ResolverTypeWrapper<User>;
  UserConnection: ResolverTypeWrapper<UserConnection>;
  UserEdge: ResolverTypeWrapper<UserEdge>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
  WebPushKeysInput: WebPushKeysInput;
  WebPushSubscriptionInput: WebPushSubscriptionInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  FollowNotification: FollowNotificationModel;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  FollowRequestNotification: FollowRequestNotificationModel;
  LikeNotification: LikeNotificationModel;
  MarkNotificationsReadPayload: Omit<MarkNotificationsReadPayload, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  MentionNotification: MentionNotificationModel;
  ModerationNotification: ModerationNotificationModel;
  Mutation: Record<PropertyKey, never>;
  NewTweetNotification: NewTweetNotificationModel;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Notification: NotificationModel;
  NotificationAdded: Omit<NotificationAdded, 'notification'> & { notification?: Maybe<ResolversParentTypes['Notification']> };
  NotificationConnection: Omit<NotificationConnection, 'edges'> & { edges: Array<ResolversParentTypes['NotificationEdge']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationEvent: ResolversUnionTypes<ResolversParentTypes>['NotificationEvent'];
  NotificationGroupChanged: Omit<NotificationGroupChanged, 'notification'> & { notification?: Maybe<ResolversParentTypes['Notification']> };
  NotificationSetting: NotificationSetting;
  NotificationSettingInput: NotificationSettingInput;
  NotificationsGap: NotificationsGap;
  NotificationsRead: NotificationsRead;
  PageInfo: PageInfo;
  PushSubscription: PushSubscriptionModel;
  Query: Record<PropertyKey, never>;
  QuoteNotification: QuoteNotificationModel;
  RegisterPushSubscriptionInput: RegisterPushSubscriptionInput;
  RegisterPushSubscriptionPayload: Omit<RegisterPushSubscriptionPayload, 'pushSubscription'> & { pushSubscription: ResolversParentTypes['PushSubscription'] };
  RemovePushSubscriptionPayload: Omit<RemovePushSubscriptionPayload, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  ReplyNotification: ReplyNotificationModel;
  RequestAcceptedNotification: RequestAcceptedNotificationModel;
  RetweetNotification: RetweetNotificationModel;
  Subscription: Record<PropertyKey, never>;
  TurnOffNoticesPayload: TurnOffNoticesPayload;
  TurnOnNoticesPayload: TurnOnNoticesPayload;
  Tweet: Tweet;
  UpdateNotificationSettingsPayload: Omit<UpdateNotificationSettingsPayload, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  User: User;
  UserConnection: UserConnection;
  UserEdge: UserEdge;
  Viewer: ViewerModel;
  WebPushKeysInput: WebPushKeysInput;
  WebPushSubscriptionInput: WebPushSubscriptionInput;
  Float: Scalars['Float']['output'];
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type FollowNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowNotification'] = ResolversParentTypes['FollowNotification'], FederationReferenceType extends FederationReferenceTypes['FollowNotification'] = FederationReferenceTypes['FollowNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FollowNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actors?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<FollowNotificationActorsArgs, 'first'>>;
  actorsCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FollowRequestNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowRequestNotification'] = ResolversParentTypes['FollowRequestNotification'], FederationReferenceType extends FederationReferenceTypes['FollowRequestNotification'] = FederationReferenceTypes['FollowRequestNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FollowRequestNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actors?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<FollowRequestNotificationActorsArgs, 'first'>>;
  actorsCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LikeNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LikeNotification'] = ResolversParentTypes['LikeNotification'], FederationReferenceType extends FederationReferenceTypes['LikeNotification'] = FederationReferenceTypes['LikeNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LikeNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actors?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<LikeNotificationActorsArgs, 'first'>>;
  actorsCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkNotificationsReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadPayload'] = ResolversParentTypes['MarkNotificationsReadPayload']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type MentionNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MentionNotification'] = ResolversParentTypes['MentionNotification'], FederationReferenceType extends FederationReferenceTypes['MentionNotification'] = FederationReferenceTypes['MentionNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MentionNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ModerationNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationNotification'] = ResolversParentTypes['ModerationNotification'], FederationReferenceType extends FederationReferenceTypes['ModerationNotification'] = FederationReferenceTypes['ModerationNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ModerationNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  action?: Resolver<ResolversTypes['ModerationAction'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  markNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkNotificationsReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkNotificationsReadArgs, 'upTo'>>;
  registerPushSubscription?: Resolver<Maybe<ResolversTypes['RegisterPushSubscriptionPayload']>, ParentType, ContextType, RequireFields<MutationRegisterPushSubscriptionArgs, 'input'>>;
  removePushSubscription?: Resolver<Maybe<ResolversTypes['RemovePushSubscriptionPayload']>, ParentType, ContextType, RequireFields<MutationRemovePushSubscriptionArgs, 'id'>>;
  turnOffNotices?: Resolver<Maybe<ResolversTypes['TurnOffNoticesPayload']>, ParentType, ContextType, RequireFields<MutationTurnOffNoticesArgs, 'userId'>>;
  turnOnNotices?: Resolver<Maybe<ResolversTypes['TurnOnNoticesPayload']>, ParentType, ContextType, RequireFields<MutationTurnOnNoticesArgs, 'userId'>>;
  updateNotificationSettings?: Resolver<Maybe<ResolversTypes['UpdateNotificationSettingsPayload']>, ParentType, ContextType, RequireFields<MutationUpdateNotificationSettingsArgs, 'settings'>>;
};

export type NewTweetNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NewTweetNotification'] = ResolversParentTypes['NewTweetNotification'], FederationReferenceType extends FederationReferenceTypes['NewTweetNotification'] = FederationReferenceTypes['NewTweetNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['NewTweetNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Viewer', ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  __resolveType: TypeResolveFn<'FollowNotification' | 'FollowRequestNotification' | 'LikeNotification' | 'MentionNotification' | 'ModerationNotification' | 'NewTweetNotification' | 'QuoteNotification' | 'ReplyNotification' | 'RequestAcceptedNotification' | 'RetweetNotification', ParentType, ContextType>;
};

export type NotificationAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationAdded'] = ResolversParentTypes['NotificationAdded']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notification?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  liveCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEvent'] = ResolversParentTypes['NotificationEvent']> = {
  __resolveType: TypeResolveFn<'NotificationAdded' | 'NotificationGroupChanged' | 'NotificationsGap' | 'NotificationsRead', ParentType, ContextType>;
};

export type NotificationGroupChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationGroupChanged'] = ResolversParentTypes['NotificationGroupChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notification?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationSettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationSetting'] = ResolversParentTypes['NotificationSetting']> = {
  from?: Resolver<ResolversTypes['NotificationAudience'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NotificationKind'], ParentType, ContextType>;
  push?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NotificationsGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationsGap'] = ResolversParentTypes['NotificationsGap']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationsReadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationsRead'] = ResolversParentTypes['NotificationsRead']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PushSubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PushSubscription'] = ResolversParentTypes['PushSubscription']> = {
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  registeredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  vapidPublicKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuoteNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuoteNotification'] = ResolversParentTypes['QuoteNotification'], FederationReferenceType extends FederationReferenceTypes['QuoteNotification'] = FederationReferenceTypes['QuoteNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['QuoteNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterPushSubscriptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPushSubscriptionPayload'] = ResolversParentTypes['RegisterPushSubscriptionPayload']> = {
  pushSubscription?: Resolver<ResolversTypes['PushSubscription'], ParentType, ContextType>;
};

export type RemovePushSubscriptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovePushSubscriptionPayload'] = ResolversParentTypes['RemovePushSubscriptionPayload']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type ReplyNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplyNotification'] = ResolversParentTypes['ReplyNotification'], FederationReferenceType extends FederationReferenceTypes['ReplyNotification'] = FederationReferenceTypes['ReplyNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ReplyNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestAcceptedNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestAcceptedNotification'] = ResolversParentTypes['RequestAcceptedNotification'], FederationReferenceType extends FederationReferenceTypes['RequestAcceptedNotification'] = FederationReferenceTypes['RequestAcceptedNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RequestAcceptedNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actors?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<RequestAcceptedNotificationActorsArgs, 'first'>>;
  actorsCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetweetNotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetweetNotification'] = ResolversParentTypes['RetweetNotification'], FederationReferenceType extends FederationReferenceTypes['RetweetNotification'] = FederationReferenceTypes['RetweetNotification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RetweetNotification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actors?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<RetweetNotificationActorsArgs, 'first'>>;
  actorsCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  notificationEvents?: SubscriptionResolver<ResolversTypes['NotificationEvent'], "notificationEvents", ParentType, ContextType, RequireFields<SubscriptionNotificationEventsArgs, 'visible'>>;
};

export type TurnOffNoticesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TurnOffNoticesPayload'] = ResolversParentTypes['TurnOffNoticesPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type TurnOnNoticesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TurnOnNoticesPayload'] = ResolversParentTypes['TurnOnNoticesPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type TweetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tweet'] = ResolversParentTypes['Tweet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UpdateNotificationSettingsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateNotificationSettingsPayload'] = ResolversParentTypes['UpdateNotificationSettingsPayload']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  noticeAuthors?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<ViewerNoticeAuthorsArgs, 'first'>>;
  notification?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType, RequireFields<ViewerNotificationArgs, 'id'>>;
  notificationSettings?: Resolver<Maybe<Array<ResolversTypes['NotificationSetting']>>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<ViewerNotificationsArgs, 'first'>>;
  pushSubscriptions?: Resolver<Maybe<Array<ResolversTypes['PushSubscription']>>, ParentType, ContextType>;
  unreadNotificationsCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  FollowNotification?: FollowNotificationResolvers<ContextType>;
  FollowRequestNotification?: FollowRequestNotificationResolvers<ContextType>;
  LikeNotification?: LikeNotificationResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  MentionNotification?: MentionNotificationResolvers<ContextType>;
  ModerationNotification?: ModerationNotificationResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NewTweetNotification?: NewTweetNotificationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationAdded?: NotificationAddedResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationEvent?: NotificationEventResolvers<ContextType>;
  NotificationGroupChanged?: NotificationGroupChangedResolvers<ContextType>;
  NotificationSetting?: NotificationSettingResolvers<ContextType>;
  NotificationsGap?: NotificationsGapResolvers<ContextType>;
  NotificationsRead?: NotificationsReadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PushSubscription?: PushSubscriptionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuoteNotification?: QuoteNotificationResolvers<ContextType>;
  RegisterPushSubscriptionPayload?: RegisterPushSubscriptionPayloadResolvers<ContextType>;
  RemovePushSubscriptionPayload?: RemovePushSubscriptionPayloadResolvers<ContextType>;
  ReplyNotification?: ReplyNotificationResolvers<ContextType>;
  RequestAcceptedNotification?: RequestAcceptedNotificationResolvers<ContextType>;
  RetweetNotification?: RetweetNotificationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TurnOffNoticesPayload?: TurnOffNoticesPayloadResolvers<ContextType>;
  TurnOnNoticesPayload?: TurnOnNoticesPayloadResolvers<ContextType>;
  Tweet?: TweetResolvers<ContextType>;
  UpdateNotificationSettingsPayload?: UpdateNotificationSettingsPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

