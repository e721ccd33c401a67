import type { GraphQLResolveInfo } from 'graphql';
import type { TweetModel, UserModel, HomeTimelineEventModel } from '../models.js';
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
  _FieldSet: { input: unknown; output: unknown; }
};

/** An event of the viewer's home timeline. */
export type HomeTimelineEvent = TimelineGap | TweetDeleted | TweetEdited | TweetPosted;

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

export type Query = {
  __typename?: 'Query';
  /** The viewer's home timeline: own tweets and tweets of followed users. UNAUTHENTICATED without a viewer. */
  homeTimeline?: Maybe<TweetConnection>;
  /** Tweets that mention the viewer with @, newest first. UNAUTHENTICATED without a viewer. */
  mentionsTimeline?: Maybe<TweetConnection>;
};


export type QueryHomeTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  order?: TimelineOrder;
};


export type QueryMentionsTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Live events of the viewer's home timeline. `after` resumes after the last cursor that the client received: missed events are replayed, then live events follow, without gaps and without repeats. */
  homeTimelineEvents: HomeTimelineEvent;
};


export type SubscriptionHomeTimelineEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Events are missing, because the client was too slow or the cursor too old, or the timeline has changed by a follow, a block or a mute. Read the timeline again, then go on, or resume from `cursor`. */
export type TimelineGap = {
  __typename?: 'TimelineGap';
  /** Pass it as `after` to resume after the gap. */
  cursor: Scalars['String']['output'];
  /** The number of missing events; null when it is unknown, 0 when the timeline has changed otherwise than by a tweet. */
  missed?: Maybe<Scalars['Int']['output']>;
};

/** The order of a timeline. */
export type TimelineOrder =
  /** Newest first. */
  | 'LATEST'
  /** By engagement, recency and affinity. */
  | 'TOP';

export type Tweet = {
  __typename?: 'Tweet';
  /** The author; null when the user cannot be loaded. */
  author?: Maybe<User>;
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
};

/** One page of tweets. */
export type TweetConnection = {
  __typename?: 'TweetConnection';
  /** The tweets of this page, in order. */
  edges: Array<TweetEdge>;
  /** Where the live stream continues after this page of `homeTimeline`. Pass it as `after` to `homeTimelineEvents`: no tweet between page and subscription is missed, and no tweet of the page is announced again. Null for a page that does not begin with the newest tweet, for every other list, and while the stream is unavailable; then subscribe without it first, and read the page after that. */
  liveCursor?: Maybe<Scalars['String']['output']>;
  /** The position of the page in the whole list. */
  pageInfo: PageInfo;
};

/** A tweet was deleted. */
export type TweetDeleted = {
  __typename?: 'TweetDeleted';
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** The id of the deleted tweet. */
  tweetId: Scalars['ID']['output'];
};

/** A tweet in a page. */
export type TweetEdge = {
  __typename?: 'TweetEdge';
  /** The position of the tweet. Pass it as `after` to read the tweets that follow. */
  cursor: Scalars['String']['output'];
  /** Where the live stream continues after the page, at the edge of its newest tweet: the same as `liveCursor` of the connection, at a place that stays when a cache appends the next page. Null at every other edge. */
  liveCursor?: Maybe<Scalars['String']['output']>;
  /** Null when the tweet could not be loaded. */
  node?: Maybe<Tweet>;
};

/** A tweet was edited, or the original of a retweet. */
export type TweetEdited = {
  __typename?: 'TweetEdited';
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** The tweet with its new text; null when it is deleted or hidden by now. */
  tweet?: Maybe<Tweet>;
};

/** A new tweet, or one that takes the place of a deleted one: its place in the list is that of its id. */
export type TweetPosted = {
  __typename?: 'TweetPosted';
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** The tweet; null when it is deleted or hidden by now. */
  tweet?: Maybe<Tweet>;
};

export type User = {
  __typename?: 'User';
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


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





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  HomeTimelineEvent: ResolverTypeWrapper<HomeTimelineEventModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TimelineGap: ResolverTypeWrapper<TimelineGap>;
  TimelineOrder: TimelineOrder;
  Tweet: ResolverTypeWrapper<TweetModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  TweetConnection: ResolverTypeWrapper<Omit<TweetConnection, 'edges'> & { edges: Array<ResolversTypes['TweetEdge']> }>;
  TweetDeleted: ResolverTypeWrapper<TweetDeleted>;
  TweetEdge: ResolverTypeWrapper<Omit<TweetEdge, 'node'> & { node?: Maybe<ResolversTypes['Tweet']> }>;
  TweetEdited: ResolverTypeWrapper<Omit<TweetEdited, 'tweet'> & { tweet?: Maybe<ResolversTypes['Tweet']> }>;
  TweetPosted: ResolverTypeWrapper<Omit<TweetPosted, 'tweet'> & { tweet?: Maybe<ResolversTypes['Tweet']> }>;
  User: ResolverTypeWrapper<UserModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  HomeTimelineEvent: HomeTimelineEventModel;
  PageInfo: PageInfo;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Subscription: Record<PropertyKey, never>;
  TimelineGap: TimelineGap;
  Tweet: TweetModel;
  ID: Scalars['ID']['output'];
  TweetConnection: Omit<TweetConnection, 'edges'> & { edges: Array<ResolversParentTypes['TweetEdge']> };
  TweetDeleted: TweetDeleted;
  TweetEdge: Omit<TweetEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Tweet']> };
  TweetEdited: Omit<TweetEdited, 'tweet'> & { tweet?: Maybe<ResolversParentTypes['Tweet']> };
  TweetPosted: Omit<TweetPosted, 'tweet'> & { tweet?: Maybe<ResolversParentTypes['Tweet']> };
  User: UserModel;
};

export type HomeTimelineEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HomeTimelineEvent'] = ResolversParentTypes['HomeTimelineEvent']> = {
  __resolveType: TypeResolveFn<'TimelineGap' | 'TweetDeleted' | 'TweetEdited' | 'TweetPosted', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  homeTimeline?: Resolver<Maybe<ResolversTypes['TweetConnection']>, ParentType, ContextType, RequireFields<QueryHomeTimelineArgs, 'first' | 'order'>>;
  mentionsTimeline?: Resolver<Maybe<ResolversTypes['TweetConnection']>, ParentType, ContextType, RequireFields<QueryMentionsTimelineArgs, 'first'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  homeTimelineEvents?: SubscriptionResolver<ResolversTypes['HomeTimelineEvent'], "homeTimelineEvents", ParentType, ContextType, Partial<SubscriptionHomeTimelineEventsArgs>>;
};

export type TimelineGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineGap'] = ResolversParentTypes['TimelineGap']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TweetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tweet'] = ResolversParentTypes['Tweet']> = {
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TweetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TweetConnection'] = ResolversParentTypes['TweetConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TweetEdge']>, ParentType, ContextType>;
  liveCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TweetDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TweetDeleted'] = ResolversParentTypes['TweetDeleted']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tweetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TweetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TweetEdge'] = ResolversParentTypes['TweetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  liveCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
};

export type TweetEditedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TweetEdited'] = ResolversParentTypes['TweetEdited']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TweetPostedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TweetPosted'] = ResolversParentTypes['TweetPosted']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  HomeTimelineEvent?: HomeTimelineEventResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TimelineGap?: TimelineGapResolvers<ContextType>;
  Tweet?: TweetResolvers<ContextType>;
  TweetConnection?: TweetConnectionResolvers<ContextType>;
  TweetDeleted?: TweetDeletedResolvers<ContextType>;
  TweetEdge?: TweetEdgeResolvers<ContextType>;
  TweetEdited?: TweetEditedResolvers<ContextType>;
  TweetPosted?: TweetPostedResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

