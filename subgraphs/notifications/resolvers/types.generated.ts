import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NotificationModel, LikeNotificationModel, PushSubscriptionModel, ViewerModel } from '../models.js';
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

export type Mutation = {
  __typename?: 'Mutation';
  /** Marks every notification of a list up to the one with the cursor `upTo` as read, on all devices. Never marks one as unread again: an older cursor changes nothing. BAD_USER_INPUT for a cursor of another list or another user. */
  markNotificationsRead?: Maybe<MarkNotificationsReadPayload>;
  /** Registers a browser or an app, so that notifications are pushed to it while nobody has the product in view. The registration belongs to the session: it ends with it, and a week after the last call, so call it at each start. BAD_USER_INPUT for an endpoint that is no https URL or leads into a private network, CONFLICT when the viewer has 20 other devices, FORBIDDEN when this kind of push is off. */
  registerPushSubscription?: Maybe<RegisterPushSubscriptionPayload>;
  /** Ends pushes to one of the viewer's devices. NOT_FOUND for every other id. */
  removePushSubscription?: Maybe<RemovePushSubscriptionPayload>;
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

/** One page of notifications. */
export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  /** The notifications of this page, in order. */
  edges: Array<NotificationEdge>;
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

/** What a notification tells of. */
export type NotificationKind =
  /** Users like a tweet of the viewer. */
  | 'LIKE';

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

export type Tweet = {
  __typename?: 'Tweet';
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
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
  /** One of the viewer's notifications; null when what it tells is deleted, undone or hidden, and for every other text. */
  notification?: Maybe<Notification>;
  /** The viewer's notifications of the last 90 days, newest action first. One that groups several actions moves to the front with each of them. Never from users who are blocked, muted or hidden. */
  notifications?: Maybe<NotificationConnection>;
  /** The devices that notifications are pushed to, at most 20; the oldest registration first. */
  pushSubscriptions?: Maybe<Array<PushSubscription>>;
  /** How many notifications are unread; 1,000 stands for 1,000 or more. */
  unreadNotificationsCount?: Maybe<Scalars['Int']['output']>;
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
  LikeNotification: LikeNotification;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  LikeNotification:
    ( { __typename: 'LikeNotification' }
    & GraphQLRecursivePick<FederationTypes['LikeNotification'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( ViewerModel );
  Notification: ( LikeNotificationModel );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  LikeNotification: ResolverTypeWrapper<LikeNotificationModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  MarkNotificationsReadPayload: ResolverTypeWrapper<Omit<MarkNotificationsReadPayload, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Notification: ResolverTypeWrapper<NotificationModel>;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges'> & { edges: Array<ResolversTypes['NotificationEdge']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationKind: NotificationKind;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PushSubscription: ResolverTypeWrapper<PushSubscriptionModel>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterPushSubscriptionInput: RegisterPushSubscriptionInput;
  RegisterPushSubscriptionPayload: ResolverTypeWrapper<Omit<RegisterPushSubscriptionPayload, 'pushSubscription'> & { pushSubscription: ResolversTypes['PushSubscription'] }>;
  RemovePushSubscriptionPayload: ResolverTypeWrapper<Omit<RemovePushSubscriptionPayload, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  Tweet: ResolverTypeWrapper<Tweet>;
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
  LikeNotification: LikeNotificationModel;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  MarkNotificationsReadPayload: Omit<MarkNotificationsReadPayload, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Notification: NotificationModel;
  NotificationConnection: Omit<NotificationConnection, 'edges'> & { edges: Array<ResolversParentTypes['NotificationEdge']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  PageInfo: PageInfo;
  PushSubscription: PushSubscriptionModel;
  Query: Record<PropertyKey, never>;
  RegisterPushSubscriptionInput: RegisterPushSubscriptionInput;
  RegisterPushSubscriptionPayload: Omit<RegisterPushSubscriptionPayload, 'pushSubscription'> & { pushSubscription: ResolversParentTypes['PushSubscription'] };
  RemovePushSubscriptionPayload: Omit<RemovePushSubscriptionPayload, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  Tweet: Tweet;
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

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  markNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkNotificationsReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkNotificationsReadArgs, 'upTo'>>;
  registerPushSubscription?: Resolver<Maybe<ResolversTypes['RegisterPushSubscriptionPayload']>, ParentType, ContextType, RequireFields<MutationRegisterPushSubscriptionArgs, 'input'>>;
  removePushSubscription?: Resolver<Maybe<ResolversTypes['RemovePushSubscriptionPayload']>, ParentType, ContextType, RequireFields<MutationRemovePushSubscriptionArgs, 'id'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Viewer', ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  __resolveType: TypeResolveFn<'LikeNotification', ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
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

export type RegisterPushSubscriptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPushSubscriptionPayload'] = ResolversParentTypes['RegisterPushSubscriptionPayload']> = {
  pushSubscription?: Resolver<ResolversTypes['PushSubscription'], ParentType, ContextType>;
};

export type RemovePushSubscriptionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovePushSubscriptionPayload'] = ResolversParentTypes['RemovePushSubscriptionPayload']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type TweetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tweet'] = ResolversParentTypes['Tweet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  notification?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType, RequireFields<ViewerNotificationArgs, 'id'>>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<ViewerNotificationsArgs, 'first'>>;
  pushSubscriptions?: Resolver<Maybe<Array<ResolversTypes['PushSubscription']>>, ParentType, ContextType>;
  unreadNotificationsCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  LikeNotification?: LikeNotificationResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PushSubscription?: PushSubscriptionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RegisterPushSubscriptionPayload?: RegisterPushSubscriptionPayloadResolvers<ContextType>;
  RemovePushSubscriptionPayload?: RemovePushSubscriptionPayloadResolvers<ContextType>;
  Tweet?: TweetResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

