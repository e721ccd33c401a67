import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { HashtagModel, UserModel, TweetModel, SuggestionModel } from '../models.js';
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

/** A hashtag. `hashtag` and the lists return those that were used at least once. */
export type Hashtag = Node & {
  __typename?: 'Hashtag';
  /** The id of this record; contains `name`. */
  id: Scalars['ID']['output'];
  /** Without #, case-folded. */
  name: Scalars['String']['output'];
  /** Tweets with the hashtag, newest first. */
  tweets: TweetConnection;
  /** The number of tweets with it within the window. */
  tweetsCount: Scalars['Int']['output'];
};


/** A hashtag. `hashtag` and the lists return those that were used at least once. */
export type HashtagTweetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A hashtag. `hashtag` and the lists return those that were used at least once. */
export type HashtagTweetsCountArgs = {
  window?: TrendWindow;
};

/** An object with an id of its own: `node` returns it again by that id. */
export type Node = {
  /** Unique among all objects. Opaque: a Snowflake for users and tweets, other texts for other types. */
  id: Scalars['ID']['output'];
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

export type Query = {
  __typename?: 'Query';
  /** Hashtags and users that begin with `prefix`, the most likely first. */
  autocomplete?: Maybe<Array<Suggestion>>;
  /** A hashtag by name, with or without #, in any case; null for a hashtag that was never used. */
  hashtag?: Maybe<Hashtag>;
  /** Tweets that match every part of `query`: words, "phrases", #tag, @mention, from:user, since:/until: dates, lang:, has:links, has:media, has:images, has:videos, -not. */
  searchTweets?: Maybe<TweetConnection>;
  /** Hashtags that are used more than usual. Refreshed every minute. */
  trends?: Maybe<TrendList>;
};


export type QueryAutocompleteArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  prefix: Scalars['String']['input'];
};


export type QueryHashtagArgs = {
  name: Scalars['String']['input'];
};


export type QuerySearchTweetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  order?: SearchOrder;
  query: Scalars['String']['input'];
};


export type QueryTrendsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: Scalars['String']['input'];
  window?: TrendWindow;
};

/** The order of search results. */
export type SearchOrder =
  /** Newest first. */
  | 'LATEST'
  /** By recency (70 %), engagement (20 %) and relevance (10 %). */
  | 'TOP';

/** A suggestion of autocomplete. */
export type Suggestion = Hashtag | User;

/** One trend. */
export type Trend = {
  __typename?: 'Trend';
  /** The hashtag itself. */
  hashtag: Hashtag;
  /** The id of this record: one for each window, scope and hashtag, whatever its rank. */
  id: Scalars['ID']['output'];
  /** The hashtag, without #. */
  name: Scalars['String']['output'];
  /** 1 is the strongest. */
  rank: Scalars['Int']['output'];
  /** Volume relative to the usual volume, times diversity of authors, times velocity. */
  score: Scalars['Float']['output'];
  /** The number of tweets with it within the window. */
  tweetVolume: Scalars['Int']['output'];
};

/** The trends of one window and scope. */
export type TrendList = {
  __typename?: 'TrendList';
  /** When the trends were computed. */
  asOf: Scalars['DateTime']['output'];
  /** The id of this record: one for each window and scope. */
  id: Scalars['ID']['output'];
  /** The trends, strongest first. */
  items: Array<Trend>;
  /** The requested scope. */
  scope: Scalars['String']['output'];
  /** The requested window. */
  window: TrendWindow;
};

/** The period in which uses are counted. */
export type TrendWindow =
  /** The last 24 hours. */
  | 'DAY'
  /** The last hour. */
  | 'HOUR'
  /** The last six hours. */
  | 'SIX_HOURS';

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

export type User = {
  __typename?: 'User';
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
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
  Hashtag: Hashtag;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Hashtag:
    ( { __typename: 'Hashtag' }
    & ( GraphQLRecursivePick<FederationTypes['Hashtag'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Hashtag'], {"name":true}> ) );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( HashtagModel );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Hashtag: ResolverTypeWrapper<HashtagModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SearchOrder: SearchOrder;
  Suggestion: ResolverTypeWrapper<SuggestionModel>;
  Trend: ResolverTypeWrapper<Omit<Trend, 'hashtag'> & { hashtag: ResolversTypes['Hashtag'] }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  TrendList: ResolverTypeWrapper<Omit<TrendList, 'items'> & { items: Array<ResolversTypes['Trend']> }>;
  TrendWindow: TrendWindow;
  Tweet: ResolverTypeWrapper<TweetModel>;
  TweetConnection: ResolverTypeWrapper<Omit<TweetConnection, 'edges'> & { edges: Array<ResolversTypes['TweetEdge']> }>;
  TweetEdge: ResolverTypeWrapper<Omit<TweetEdge, 'node'> & { node?: Maybe<ResolversTypes['Tweet']> }>;
  User: ResolverTypeWrapper<UserModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Hashtag: HashtagModel;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  Suggestion: SuggestionModel;
  Trend: Omit<Trend, 'hashtag'> & { hashtag: ResolversParentTypes['Hashtag'] };
  Float: Scalars['Float']['output'];
  TrendList: Omit<TrendList, 'items'> & { items: Array<ResolversParentTypes['Trend']> };
  Tweet: TweetModel;
  TweetConnection: Omit<TweetConnection, 'edges'> & { edges: Array<ResolversParentTypes['TweetEdge']> };
  TweetEdge: Omit<TweetEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Tweet']> };
  User: UserModel;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type HashtagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hashtag'] = ResolversParentTypes['Hashtag'], FederationReferenceType extends FederationReferenceTypes['Hashtag'] = FederationReferenceTypes['Hashtag']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Hashtag']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tweets?: Resolver<ResolversTypes['TweetConnection'], ParentType, ContextType, RequireFields<HashtagTweetsArgs, 'first'>>;
  tweetsCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType, RequireFields<HashtagTweetsCountArgs, 'window'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Hashtag', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  autocomplete?: Resolver<Maybe<Array<ResolversTypes['Suggestion']>>, ParentType, ContextType, RequireFields<QueryAutocompleteArgs, 'first' | 'prefix'>>;
  hashtag?: Resolver<Maybe<ResolversTypes['Hashtag']>, ParentType, ContextType, RequireFields<QueryHashtagArgs, 'name'>>;
  searchTweets?: Resolver<Maybe<ResolversTypes['TweetConnection']>, ParentType, ContextType, RequireFields<QuerySearchTweetsArgs, 'first' | 'order' | 'query'>>;
  trends?: Resolver<Maybe<ResolversTypes['TrendList']>, ParentType, ContextType, RequireFields<QueryTrendsArgs, 'first' | 'scope' | 'window'>>;
};

export type SuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion']> = {
  __resolveType: TypeResolveFn<'Hashtag' | 'User', ParentType, ContextType>;
};

export type TrendResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Trend'] = ResolversParentTypes['Trend']> = {
  hashtag?: Resolver<ResolversTypes['Hashtag'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tweetVolume?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TrendListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrendList'] = ResolversParentTypes['TrendList']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['Trend']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['TrendWindow'], ParentType, ContextType>;
};

export type TweetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tweet'] = ResolversParentTypes['Tweet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TweetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TweetConnection'] = ResolversParentTypes['TweetConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TweetEdge']>, ParentType, ContextType>;
  liveCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TweetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TweetEdge'] = ResolversParentTypes['TweetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  liveCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Hashtag?: HashtagResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  Trend?: TrendResolvers<ContextType>;
  TrendList?: TrendListResolvers<ContextType>;
  Tweet?: TweetResolvers<ContextType>;
  TweetConnection?: TweetConnectionResolvers<ContextType>;
  TweetEdge?: TweetEdgeResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

