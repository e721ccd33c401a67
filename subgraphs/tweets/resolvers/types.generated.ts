import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TweetModel, UserModel, ViewerModel, NodeModel } from '../models.js';
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

/** The result of `tweetBookmark`. */
export type BookmarkTweetPayload = {
  __typename?: 'BookmarkTweetPayload';
  /** The tweet as it is now. */
  tweet: Tweet;
};

/** Who may share what is kept. */
export type CacheControlScope =
  /** Nobody. */
  | 'PRIVATE'
  /** Everybody who may see the entity. */
  | 'PUBLIC';

export type Conversation = Node & {
  __typename?: 'Conversation';
  /** The id of this conversation, the same for all members. */
  id: Scalars['ID']['output'];
};

/** The result of `tweetDelete`. */
export type DeleteTweetPayload = {
  __typename?: 'DeleteTweetPayload';
  /** The id of the deleted tweet. */
  tweetId: Scalars['ID']['output'];
};

/** The result of `tweetEdit`. */
export type EditTweetPayload = {
  __typename?: 'EditTweetPayload';
  /** The tweet as it is now. */
  tweet: Tweet;
};

export type Hashtag = Node & {
  __typename?: 'Hashtag';
  /** The id of this record; contains `name`. */
  id: Scalars['ID']['output'];
};

/** The result of `tweetLike`. */
export type LikeTweetPayload = {
  __typename?: 'LikeTweetPayload';
  /** The tweet as it is now. */
  tweet: Tweet;
};

export type Message = Node & {
  __typename?: 'Message';
  /** The id of this message, the same for all members. */
  id: Scalars['ID']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Adds a tweet to the viewer's private bookmarks.
   * @deprecated Use `tweetBookmark`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  bookmarkTweet?: Maybe<Tweet>;
  /** Adds views of tweets that the gateway has served from its cache: for each of `ids`, the number at the same position in `times`. Views of a retweet count for its original. Returns how many views were added. */
  countViews?: Maybe<Scalars['Int']['output']>;
  /**
   * Deletes one of the viewer's tweets permanently. Deleting it again changes nothing.
   * @deprecated Use `tweetDelete`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  deleteTweet?: Maybe<Scalars['ID']['output']>;
  /**
   * Replaces the text within 30 minutes of posting, at most 5 times; the earlier texts stay in `edits`.
   * @deprecated Use `tweetEdit`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  editTweet?: Maybe<Tweet>;
  /**
   * Likes a tweet. Liking it again changes nothing. At most 1,000 a day.
   * @deprecated Use `tweetLike`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  likeTweet?: Maybe<Tweet>;
  /**
   * Posts a tweet, a reply (`inReplyTo`), a quote (`quoteOf`), or both at once. At most 100 an hour.
   * @deprecated Use `tweetPost`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  postTweet?: Maybe<Tweet>;
  /**
   * Retweets a tweet, or the original of a retweet; returns the retweet itself.
   * @deprecated Use `tweetRetweet`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  retweet?: Maybe<Tweet>;
  /** Adds a tweet to the viewer's private bookmarks. */
  tweetBookmark?: Maybe<BookmarkTweetPayload>;
  /** Deletes one of the viewer's tweets permanently. Deleting it again changes nothing. */
  tweetDelete?: Maybe<DeleteTweetPayload>;
  /** Replaces the text within 30 minutes of posting, at most 5 times; the earlier texts stay in `edits`. */
  tweetEdit?: Maybe<EditTweetPayload>;
  /** Likes a tweet. Liking it again changes nothing. At most 1,000 a day. */
  tweetLike?: Maybe<LikeTweetPayload>;
  /** Hides everything about the conversation of a tweet from the viewer's notifications: the first tweet, and all replies below it. Nobody else can tell. Muting it again changes nothing. FORBIDDEN for more than 1,000 conversations. */
  tweetMuteConversation?: Maybe<MuteConversationPayload>;
  /** Posts a tweet, a reply (`inReplyTo`), a quote (`quoteOf`), or both at once. At most 100 an hour. */
  tweetPost?: Maybe<PostTweetPayload>;
  /** Retweets a tweet, or the original of a retweet. */
  tweetRetweet?: Maybe<RetweetPayload>;
  /** Removes a bookmark. */
  tweetUnbookmark?: Maybe<UnbookmarkTweetPayload>;
  /** Removes a retweet, by the id of the original or of the retweet. */
  tweetUndoRetweet?: Maybe<UndoRetweetPayload>;
  /** Removes a like. */
  tweetUnlike?: Maybe<UnlikeTweetPayload>;
  /** Lifts the mute of the conversation of a tweet. */
  tweetUnmuteConversation?: Maybe<UnmuteConversationPayload>;
  /**
   * Removes a bookmark.
   * @deprecated Use `tweetUnbookmark`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  unbookmarkTweet?: Maybe<Tweet>;
  /**
   * Removes a retweet, by the id of the original or of the retweet; returns the original.
   * @deprecated Use `tweetUndoRetweet`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  undoRetweet?: Maybe<Tweet>;
  /**
   * Removes a like.
   * @deprecated Use `tweetUnlike`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  unlikeTweet?: Maybe<Tweet>;
};


export type MutationBookmarkTweetArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCountViewsArgs = {
  ids: Array<Scalars['ID']['input']>;
  times: Array<Scalars['Int']['input']>;
};


export type MutationDeleteTweetArgs = {
  id: Scalars['ID']['input'];
};


export type MutationEditTweetArgs = {
  id: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};


export type MutationLikeTweetArgs = {
  id: Scalars['ID']['input'];
};


export type MutationPostTweetArgs = {
  input: PostTweetInput;
};


export type MutationRetweetArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTweetBookmarkArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTweetDeleteArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTweetEditArgs = {
  id: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};


export type MutationTweetLikeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTweetMuteConversationArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTweetPostArgs = {
  input: PostTweetInput;
};


export type MutationTweetRetweetArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTweetUnbookmarkArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTweetUndoRetweetArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTweetUnlikeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTweetUnmuteConversationArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUnbookmarkTweetArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUndoRetweetArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUnlikeTweetArgs = {
  id: Scalars['ID']['input'];
};

/** The result of `tweetMuteConversation`. */
export type MuteConversationPayload = {
  __typename?: 'MuteConversationPayload';
  /** The tweet as it is now. */
  tweet: Tweet;
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

/** A new tweet. */
export type PostTweetInput = {
  /** Makes a retry safe: the same key and input within 24 hours return the same tweet. Up to 64 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The id of the tweet to reply to. */
  inReplyTo?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 4 images, or one video, of the viewer: ids of uploads that are READY. The text may be empty then. BAD_USER_INPUT for others. */
  mediaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The id of the tweet to quote. */
  quoteOf?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 280 weighted characters: emoji and CJK characters weigh 2, URLs 23. */
  text: Scalars['String']['input'];
};

/** The result of `tweetPost`. */
export type PostTweetPayload = {
  __typename?: 'PostTweetPayload';
  /** The tweet as it is now. */
  tweet: Tweet;
};

export type Query = {
  __typename?: 'Query';
  /** The object with this id, of any type that implements `Node`; null when it is deleted, hidden from the viewer, or unknown. BAD_USER_INPUT for a text that no id looks like. */
  node?: Maybe<Node>;
  /** The objects with these ids, in their order; null in the place of each that `node` answers with null. BAD_USER_INPUT for more than 100 ids, and for a text that no id looks like. */
  nodes?: Maybe<Array<Maybe<Node>>>;
  /** A tweet by id; null when it is deleted, hidden from the viewer, or unknown. BAD_USER_INPUT for a text that no id looks like. */
  tweet?: Maybe<Tweet>;
  /** Tweets by id, in the order of `ids`; null for each that is unknown or that the viewer may not see. */
  tweets?: Maybe<Array<Maybe<Tweet>>>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


export type QueryTweetArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTweetsArgs = {
  ids: Array<Scalars['ID']['input']>;
};

export type Relationship = Node & {
  __typename?: 'Relationship';
  /** The id of this record: one for each viewer and user, the same from every path. */
  id: Scalars['ID']['output'];
};

/** The result of `tweetRetweet`. */
export type RetweetPayload = {
  __typename?: 'RetweetPayload';
  /** The retweet itself: the new one, or the one that exists. */
  retweet: Tweet;
  /** The original. */
  tweet: Tweet;
};

/** A tweet, reply, quote or retweet. */
export type Tweet = Node & {
  __typename?: 'Tweet';
  /** The author; null when the user cannot be loaded. */
  author?: Maybe<User>;
  /** The id of the first tweet of the thread; the own id for a tweet that is no reply. */
  conversationId: Scalars['ID']['output'];
  /** When the tweet was posted. */
  createdAt: Scalars['DateTime']['output'];
  /** When the tweet was last edited; null when it was never edited. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The earlier texts, oldest first. */
  edits: Array<TweetEdit>;
  /** The hashtags in the text, without #, in order, without duplicates. */
  hashtags: Array<Scalars['String']['output']>;
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
  /** The tweet that this one replies to; null also when that tweet is deleted or hidden. */
  inReplyTo?: Maybe<Tweet>;
  /** The kind of the tweet. */
  kind: TweetKind;
  /** The language of the text as ISO 639-1; null when it is unclear. */
  lang?: Maybe<Scalars['String']['output']>;
  /** How many users like the tweet, suspended ones included. */
  likesCount: Scalars['Int']['output'];
  /** The ids of the media, in order: the media subgraph resolves them. */
  mediaIds: Array<Scalars['ID']['output']>;
  /** The existing users that the text mentions with @, in order, without duplicates. */
  mentions: Array<User>;
  /** The quoted tweet; null also when that tweet is deleted or hidden. */
  quoted?: Maybe<Tweet>;
  /** How many tweets quote the tweet. */
  quotesCount: Scalars['Int']['output'];
  /** Direct replies, oldest first. */
  replies: TweetConnection;
  /** How many direct replies the tweet has. */
  repliesCount: Scalars['Int']['output'];
  /** The original of a retweet; null also when the original is deleted or hidden. */
  retweetOf?: Maybe<Tweet>;
  /** How many users retweeted the tweet, suspended ones included. */
  retweetsCount: Scalars['Int']['output'];
  /** The text as it was sent; up to 280 weighted characters. A retweet has the original's text. */
  text: Scalars['String']['output'];
  /** The URLs in the text, in order, without duplicates. */
  urls: Array<Scalars['String']['output']>;
  /** Whether the viewer bookmarked the tweet; false without sign-in. */
  viewerHasBookmarked: Scalars['Boolean']['output'];
  /** Whether the viewer likes the tweet; false without sign-in. */
  viewerHasLiked: Scalars['Boolean']['output'];
  /** Whether the viewer mutes the conversation of the tweet; false without sign-in. */
  viewerHasMutedConversation: Scalars['Boolean']['output'];
  /** Whether the viewer retweeted the tweet; false without sign-in. */
  viewerHasRetweeted: Scalars['Boolean']['output'];
  /** How often the tweet was shown; an approximate count. */
  viewsCount: Scalars['Int']['output'];
};


/** A tweet, reply, quote or retweet. */
export type TweetRepliesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

/** An earlier text of an edited tweet. */
export type TweetEdit = {
  __typename?: 'TweetEdit';
  /** When it was replaced. */
  editedAt: Scalars['DateTime']['output'];
  /** The text that was replaced. */
  text: Scalars['String']['output'];
};

/** The kind of a tweet. */
export type TweetKind =
  /** Neither a reply nor a quote nor a retweet. */
  | 'ORIGINAL'
  /** Quotes another tweet. */
  | 'QUOTE'
  /** Replies to another tweet. */
  | 'REPLY'
  /** Shares another tweet without a text of its own. */
  | 'RETWEET';

/** The result of `tweetUnbookmark`. */
export type UnbookmarkTweetPayload = {
  __typename?: 'UnbookmarkTweetPayload';
  /** The tweet as it is now. */
  tweet: Tweet;
};

/** The result of `tweetUndoRetweet`. */
export type UndoRetweetPayload = {
  __typename?: 'UndoRetweetPayload';
  /** The original. */
  tweet: Tweet;
};

/** The result of `tweetUnlike`. */
export type UnlikeTweetPayload = {
  __typename?: 'UnlikeTweetPayload';
  /** The tweet as it is now. */
  tweet: Tweet;
};

/** The result of `tweetUnmuteConversation`. */
export type UnmuteConversationPayload = {
  __typename?: 'UnmuteConversationPayload';
  /** The tweet as it is now. */
  tweet: Tweet;
};

export type User = Node & {
  __typename?: 'User';
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
  /** The tweets that the user likes, newest like first. */
  likedTweets: TweetConnection;
  /** The user's tweets, newest first; `replies` includes replies to other users. */
  tweets: TweetConnection;
  /** How many tweets, replies, quotes and retweets the user has. */
  tweetsCount: Scalars['Int']['output'];
};


export type UserLikedTweetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UserTweetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  replies?: Scalars['Boolean']['input'];
};

export type Viewer = Node & {
  __typename?: 'Viewer';
  /** The viewer's private bookmarks, newest bookmark first. */
  bookmarks: TweetConnection;
  /** The id of this record, which is no id of a user: that of the account is `user { id }`. */
  id: Scalars['ID']['output'];
};


export type ViewerBookmarksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  Tweet: Tweet;
  User: User;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Tweet:
    ( { __typename: 'Tweet' }
    & GraphQLRecursivePick<FederationTypes['Tweet'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BookmarkTweetPayload: ResolverTypeWrapper<Omit<BookmarkTweetPayload, 'tweet'> & { tweet: ResolversTypes['Tweet'] }>;
  CacheControlScope: CacheControlScope;
  Conversation: ResolverTypeWrapper<Conversation>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteTweetPayload: ResolverTypeWrapper<DeleteTweetPayload>;
  EditTweetPayload: ResolverTypeWrapper<Omit<EditTweetPayload, 'tweet'> & { tweet: ResolversTypes['Tweet'] }>;
  Hashtag: ResolverTypeWrapper<Hashtag>;
  LikeTweetPayload: ResolverTypeWrapper<Omit<LikeTweetPayload, 'tweet'> & { tweet: ResolversTypes['Tweet'] }>;
  Message: ResolverTypeWrapper<Message>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MuteConversationPayload: ResolverTypeWrapper<Omit<MuteConversationPayload, 'tweet'> & { tweet: ResolversTypes['Tweet'] }>;
  Node: ResolverTypeWrapper<NodeModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PostTweetInput: PostTweetInput;
  PostTweetPayload: ResolverTypeWrapper<Omit<PostTweetPayload, 'tweet'> & { tweet: ResolversTypes['Tweet'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Relationship: ResolverTypeWrapper<Relationship>;
  RetweetPayload: ResolverTypeWrapper<Omit<RetweetPayload, 'retweet' | 'tweet'> & { retweet: ResolversTypes['Tweet'], tweet: ResolversTypes['Tweet'] }>;
  Tweet: ResolverTypeWrapper<TweetModel>;
  TweetConnection: ResolverTypeWrapper<Omit<TweetConnection, 'edges'> & { edges: Array<ResolversTypes['TweetEdge']> }>;
  TweetEdge: ResolverTypeWrapper<Omit<TweetEdge, 'node'> & { node?: Maybe<ResolversTypes['Tweet']> }>;
  TweetEdit: ResolverTypeWrapper<TweetEdit>;
  TweetKind: TweetKind;
  UnbookmarkTweetPayload: ResolverTypeWrapper<Omit<UnbookmarkTweetPayload, 'tweet'> & { tweet: ResolversTypes['Tweet'] }>;
  UndoRetweetPayload: ResolverTypeWrapper<Omit<UndoRetweetPayload, 'tweet'> & { tweet: ResolversTypes['Tweet'] }>;
  UnlikeTweetPayload: ResolverTypeWrapper<Omit<UnlikeTweetPayload, 'tweet'> & { tweet: ResolversTypes['Tweet'] }>;
  UnmuteConversationPayload: ResolverTypeWrapper<Omit<UnmuteConversationPayload, 'tweet'> & { tweet: ResolversTypes['Tweet'] }>;
  User: ResolverTypeWrapper<UserModel>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BookmarkTweetPayload: Omit<BookmarkTweetPayload, 'tweet'> & { tweet: ResolversParentTypes['Tweet'] };
  Conversation: Conversation;
  ID: Scalars['ID']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeleteTweetPayload: DeleteTweetPayload;
  EditTweetPayload: Omit<EditTweetPayload, 'tweet'> & { tweet: ResolversParentTypes['Tweet'] };
  Hashtag: Hashtag;
  LikeTweetPayload: Omit<LikeTweetPayload, 'tweet'> & { tweet: ResolversParentTypes['Tweet'] };
  Message: Message;
  Mutation: Record<PropertyKey, never>;
  MuteConversationPayload: Omit<MuteConversationPayload, 'tweet'> & { tweet: ResolversParentTypes['Tweet'] };
  Node: NodeModel;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  PostTweetInput: PostTweetInput;
  PostTweetPayload: Omit<PostTweetPayload, 'tweet'> & { tweet: ResolversParentTypes['Tweet'] };
  Query: Record<PropertyKey, never>;
  Relationship: Relationship;
  RetweetPayload: Omit<RetweetPayload, 'retweet' | 'tweet'> & { retweet: ResolversParentTypes['Tweet'], tweet: ResolversParentTypes['Tweet'] };
  Tweet: TweetModel;
  TweetConnection: Omit<TweetConnection, 'edges'> & { edges: Array<ResolversParentTypes['TweetEdge']> };
  TweetEdge: Omit<TweetEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Tweet']> };
  TweetEdit: TweetEdit;
  UnbookmarkTweetPayload: Omit<UnbookmarkTweetPayload, 'tweet'> & { tweet: ResolversParentTypes['Tweet'] };
  UndoRetweetPayload: Omit<UndoRetweetPayload, 'tweet'> & { tweet: ResolversParentTypes['Tweet'] };
  UnlikeTweetPayload: Omit<UnlikeTweetPayload, 'tweet'> & { tweet: ResolversParentTypes['Tweet'] };
  UnmuteConversationPayload: Omit<UnmuteConversationPayload, 'tweet'> & { tweet: ResolversParentTypes['Tweet'] };
  User: UserModel;
  Viewer: ViewerModel;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CacheCountedDirectiveArgs = { };

export type CacheCountedDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheCountedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CacheEntityDirectiveArgs = {
  partOf?: Maybe<Array<Scalars['String']['input']>>;
  profileOf?: Maybe<Array<Scalars['String']['input']>>;
  tweetsOf?: Maybe<Array<Scalars['String']['input']>>;
  viewsTo?: Maybe<Scalars['String']['input']>;
};

export type CacheEntityDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheEntityDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type BookmarkTweetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookmarkTweetPayload'] = ResolversParentTypes['BookmarkTweetPayload']> = {
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteTweetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteTweetPayload'] = ResolversParentTypes['DeleteTweetPayload']> = {
  tweetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type EditTweetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditTweetPayload'] = ResolversParentTypes['EditTweetPayload']> = {
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type HashtagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hashtag'] = ResolversParentTypes['Hashtag']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LikeTweetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LikeTweetPayload'] = ResolversParentTypes['LikeTweetPayload']> = {
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  bookmarkTweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType, RequireFields<MutationBookmarkTweetArgs, 'id'>>;
  countViews?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationCountViewsArgs, 'ids' | 'times'>>;
  deleteTweet?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationDeleteTweetArgs, 'id'>>;
  editTweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType, RequireFields<MutationEditTweetArgs, 'id' | 'text'>>;
  likeTweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType, RequireFields<MutationLikeTweetArgs, 'id'>>;
  postTweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType, RequireFields<MutationPostTweetArgs, 'input'>>;
  retweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType, RequireFields<MutationRetweetArgs, 'id'>>;
  tweetBookmark?: Resolver<Maybe<ResolversTypes['BookmarkTweetPayload']>, ParentType, ContextType, RequireFields<MutationTweetBookmarkArgs, 'id'>>;
  tweetDelete?: Resolver<Maybe<ResolversTypes['DeleteTweetPayload']>, ParentType, ContextType, RequireFields<MutationTweetDeleteArgs, 'id'>>;
  tweetEdit?: Resolver<Maybe<ResolversTypes['EditTweetPayload']>, ParentType, ContextType, RequireFields<MutationTweetEditArgs, 'id' | 'text'>>;
  tweetLike?: Resolver<Maybe<ResolversTypes['LikeTweetPayload']>, ParentType, ContextType, RequireFields<MutationTweetLikeArgs, 'id'>>;
  tweetMuteConversation?: Resolver<Maybe<ResolversTypes['MuteConversationPayload']>, ParentType, ContextType, RequireFields<MutationTweetMuteConversationArgs, 'id'>>;
  tweetPost?: Resolver<Maybe<ResolversTypes['PostTweetPayload']>, ParentType, ContextType, RequireFields<MutationTweetPostArgs, 'input'>>;
  tweetRetweet?: Resolver<Maybe<ResolversTypes['RetweetPayload']>, ParentType, ContextType, RequireFields<MutationTweetRetweetArgs, 'id'>>;
  tweetUnbookmark?: Resolver<Maybe<ResolversTypes['UnbookmarkTweetPayload']>, ParentType, ContextType, RequireFields<MutationTweetUnbookmarkArgs, 'id'>>;
  tweetUndoRetweet?: Resolver<Maybe<ResolversTypes['UndoRetweetPayload']>, ParentType, ContextType, RequireFields<MutationTweetUndoRetweetArgs, 'id'>>;
  tweetUnlike?: Resolver<Maybe<ResolversTypes['UnlikeTweetPayload']>, ParentType, ContextType, RequireFields<MutationTweetUnlikeArgs, 'id'>>;
  tweetUnmuteConversation?: Resolver<Maybe<ResolversTypes['UnmuteConversationPayload']>, ParentType, ContextType, RequireFields<MutationTweetUnmuteConversationArgs, 'id'>>;
  unbookmarkTweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType, RequireFields<MutationUnbookmarkTweetArgs, 'id'>>;
  undoRetweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType, RequireFields<MutationUndoRetweetArgs, 'id'>>;
  unlikeTweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType, RequireFields<MutationUnlikeTweetArgs, 'id'>>;
};

export type MuteConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MuteConversationPayload'] = ResolversParentTypes['MuteConversationPayload']> = {
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Conversation' | 'Hashtag' | 'Message' | 'Relationship' | 'Tweet' | 'User' | 'Viewer', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostTweetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostTweetPayload'] = ResolversParentTypes['PostTweetPayload']> = {
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  tweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType, RequireFields<QueryTweetArgs, 'id'>>;
  tweets?: Resolver<Maybe<Array<Maybe<ResolversTypes['Tweet']>>>, ParentType, ContextType, RequireFields<QueryTweetsArgs, 'ids'>>;
};

export type RelationshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Relationship'] = ResolversParentTypes['Relationship']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetweetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetweetPayload'] = ResolversParentTypes['RetweetPayload']> = {
  retweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type TweetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tweet'] = ResolversParentTypes['Tweet'], FederationReferenceType extends FederationReferenceTypes['Tweet'] = FederationReferenceTypes['Tweet']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tweet']> | FederationReferenceType, FederationReferenceType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edits?: Resolver<Array<ResolversTypes['TweetEdit']>, ParentType, ContextType>;
  hashtags?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inReplyTo?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TweetKind'], ParentType, ContextType>;
  lang?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  likesCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mediaIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  mentions?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  quoted?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  quotesCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replies?: Resolver<ResolversTypes['TweetConnection'], ParentType, ContextType, RequireFields<TweetRepliesArgs, 'first'>>;
  repliesCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retweetOf?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  retweetsCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  urls?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  viewerHasBookmarked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerHasLiked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerHasMutedConversation?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerHasRetweeted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewsCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type TweetEditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TweetEdit'] = ResolversParentTypes['TweetEdit']> = {
  editedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnbookmarkTweetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnbookmarkTweetPayload'] = ResolversParentTypes['UnbookmarkTweetPayload']> = {
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type UndoRetweetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoRetweetPayload'] = ResolversParentTypes['UndoRetweetPayload']> = {
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type UnlikeTweetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnlikeTweetPayload'] = ResolversParentTypes['UnlikeTweetPayload']> = {
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type UnmuteConversationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmuteConversationPayload'] = ResolversParentTypes['UnmuteConversationPayload']> = {
  tweet?: Resolver<ResolversTypes['Tweet'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  likedTweets?: Resolver<ResolversTypes['TweetConnection'], ParentType, ContextType, RequireFields<UserLikedTweetsArgs, 'first'>>;
  tweets?: Resolver<ResolversTypes['TweetConnection'], ParentType, ContextType, RequireFields<UserTweetsArgs, 'first' | 'replies'>>;
  tweetsCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bookmarks?: Resolver<ResolversTypes['TweetConnection'], ParentType, ContextType, RequireFields<ViewerBookmarksArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  BookmarkTweetPayload?: BookmarkTweetPayloadResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteTweetPayload?: DeleteTweetPayloadResolvers<ContextType>;
  EditTweetPayload?: EditTweetPayloadResolvers<ContextType>;
  Hashtag?: HashtagResolvers<ContextType>;
  LikeTweetPayload?: LikeTweetPayloadResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MuteConversationPayload?: MuteConversationPayloadResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PostTweetPayload?: PostTweetPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Relationship?: RelationshipResolvers<ContextType>;
  RetweetPayload?: RetweetPayloadResolvers<ContextType>;
  Tweet?: TweetResolvers<ContextType>;
  TweetConnection?: TweetConnectionResolvers<ContextType>;
  TweetEdge?: TweetEdgeResolvers<ContextType>;
  TweetEdit?: TweetEditResolvers<ContextType>;
  UnbookmarkTweetPayload?: UnbookmarkTweetPayloadResolvers<ContextType>;
  UndoRetweetPayload?: UndoRetweetPayloadResolvers<ContextType>;
  UnlikeTweetPayload?: UnlikeTweetPayloadResolvers<ContextType>;
  UnmuteConversationPayload?: UnmuteConversationPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  cacheCounted?: CacheCountedDirectiveResolver<any, any, ContextType>;
  cacheEntity?: CacheEntityDirectiveResolver<any, any, ContextType>;
};
