import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserModel, ViewerModel } from '../models.js';
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

/** Who may share what is kept. */
export type CacheControlScope =
  /** Nobody. */
  | 'PRIVATE'
  /** Everybody who may see the entity. */
  | 'PUBLIC';

/** Who signs in. */
export type LoginInput = {
  /** Username or e-mail. */
  login: Scalars['String']['input'];
  /** The password. */
  password: Scalars['String']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Lets a person who asked follow the viewer. NOT_FOUND when nobody of that id asks. */
  acceptFollowRequest: User;
  /** Ends both follows and hides each from the other. */
  blockUser: User;
  /** Changes the password, ends every other session and opens a new one. */
  changePassword: Session;
  /** Turns a follow request down. NOT_FOUND when nobody of that id asks. */
  declineFollowRequest: User;
  /** Follows a person; asks first when the account is protected (`followRequested`). At most 400 a day. */
  followUser: User;
  /** Signs in. UNAUTHENTICATED for an unknown account and a wrong password alike. */
  login: Session;
  /** Ends this session, or every session of the viewer. */
  logout: Scalars['Boolean']['output'];
  /** Hides a person from the viewer's timelines and notices; the person cannot tell. */
  muteUser: User;
  /** Trades a refresh token for a new session; each token works once. A reuse ends every session of its family. */
  refreshSession: Session;
  /** Opens an account and signs it in. CONFLICT when the username or e-mail is taken, RATE_LIMITED after 10 an hour per address. */
  register: Session;
  /** Makes a person stop following the viewer. */
  removeFollower: User;
  /** Lifts a block. The follows do not come back. */
  unblockUser: User;
  /** Stops following, or withdraws the request. */
  unfollowUser: User;
  /** Lifts a mute. */
  unmuteUser: User;
  /** Changes the given fields of the viewer's profile; a field that is left out stays. */
  updateProfile: User;
};


export type MutationAcceptFollowRequestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationBlockUserArgs = {
  id: Scalars['ID']['input'];
};


export type MutationChangePasswordArgs = {
  current: Scalars['String']['input'];
  next: Scalars['String']['input'];
};


export type MutationDeclineFollowRequestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationFollowUserArgs = {
  id: Scalars['ID']['input'];
};


export type MutationLoginArgs = {
  input: LoginInput;
};


export type MutationLogoutArgs = {
  everywhere?: Scalars['Boolean']['input'];
};


export type MutationMuteUserArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRefreshSessionArgs = {
  refreshToken: Scalars['String']['input'];
};


export type MutationRegisterArgs = {
  input: RegisterInput;
};


export type MutationRemoveFollowerArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUnblockUserArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUnfollowUserArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUnmuteUserArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
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
  /** People whose username or display name begins with the words of `query`, best match first, then by followers. */
  searchUsers: UserConnection;
  /** People to follow: friends of friends not yet followed, then popular accounts. At most 100. */
  suggestedUsers: Array<User>;
  /** A person by username, in any case. Null when there is none, or none that the viewer may see. */
  user?: Maybe<User>;
  /** The person who is signed in; null when nobody is. */
  viewer?: Maybe<Viewer>;
};


export type QuerySearchUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  query: Scalars['String']['input'];
};


export type QuerySuggestedUsersArgs = {
  first?: Scalars['Int']['input'];
};


export type QueryUserArgs = {
  username: Scalars['String']['input'];
};

/** A new account. */
export type RegisterInput = {
  /** 1 to 50 characters. */
  displayName: Scalars['String']['input'];
  /** Up to 255 characters; unique. */
  email: Scalars['String']['input'];
  /** 8 to 256 characters. */
  password: Scalars['String']['input'];
  /** 1 to 15 of A-Z a-z 0-9 and _. */
  username: Scalars['String']['input'];
};

/** How the viewer stands to another person. */
export type Relationship = {
  __typename?: 'Relationship';
  /** The viewer blocks them. */
  blocking: Scalars['Boolean']['output'];
  /** The viewer has asked to follow them and waits for an answer. */
  followRequested: Scalars['Boolean']['output'];
  /** They follow the viewer. */
  followedBy: Scalars['Boolean']['output'];
  /** The viewer follows them. */
  following: Scalars['Boolean']['output'];
  /** The viewer mutes them. */
  muting: Scalars['Boolean']['output'];
};

/** A fresh sign-in. */
export type Session = {
  __typename?: 'Session';
  /** A JWT for `Authorization: Bearer`; lives one hour. */
  accessToken: Scalars['String']['output'];
  /** When the access token ends. */
  expiresAt: Scalars['DateTime']['output'];
  /** Opaque; trades once for a new session within 7 days. */
  refreshToken: Scalars['String']['output'];
  /** Who signed in. */
  user: User;
};

/** What to change of a profile; what is left out stays. */
export type UpdateProfileInput = {
  /** An https address; null takes the picture away. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** Up to 160 characters. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 50 characters. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** Whether only approved followers see the tweets. Going public accepts every waiting request. */
  protected?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A person, as the public sees them. */
export type User = {
  __typename?: 'User';
  /** An https address; null when there is none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** Up to 160 characters; empty when none was written. */
  bio: Scalars['String']['output'];
  /** When the account was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** 1 to 50 characters. */
  displayName: Scalars['String']['output'];
  /** Who follows this person, newest first. */
  followers: UserConnection;
  /** How many accounts follow this one. */
  followersCount: Scalars['Int']['output'];
  /** Whom this person follows, newest first. */
  following: UserConnection;
  /** How many accounts this one follows. */
  followingCount: Scalars['Int']['output'];
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
  /** Whether only approved followers see the tweets. */
  protected: Scalars['Boolean']['output'];
  /** 1 to 15 of A-Z a-z 0-9 and _, unique whatever the case. */
  username: Scalars['String']['output'];
  /** Whether the operator vouches that the account is who it says. */
  verified: Scalars['Boolean']['output'];
  /** How the viewer and this person stand; null for nobody signed in and for oneself. */
  viewerRelationship?: Maybe<Relationship>;
};


/** A person, as the public sees them. */
export type UserFollowersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** A person, as the public sees them. */
export type UserFollowingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** One page of people. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The people of this page, in order. */
  edges: Array<UserEdge>;
  /** The position of the page in the whole list. */
  pageInfo: PageInfo;
};

/** One person in a page. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** The position of the tweet. Pass it as `after` to read the tweets that follow. */
  cursor: Scalars['String']['output'];
  /** Null when the person could not be loaded; the page survives. */
  node?: Maybe<User>;
};

/** What only the signed-in person may see of themself. */
export type Viewer = {
  __typename?: 'Viewer';
  /** People whom the viewer blocks, newest first. */
  blocks: UserConnection;
  /** The e-mail address, normalised. */
  email: Scalars['String']['output'];
  /** People who ask to follow this protected account, newest first. */
  followRequests: UserConnection;
  /** The id of `user`; the key across subgraphs. */
  id: Scalars['ID']['output'];
  /** People whom the viewer mutes, newest first. */
  mutes: UserConnection;
  /** The public profile. */
  user: User;
};


/** What only the signed-in person may see of themself. */
export type ViewerBlocksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What only the signed-in person may see of themself. */
export type ViewerFollowRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What only the signed-in person may see of themself. */
export type ViewerMutesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
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
  User: User;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  LoginInput: LoginInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterInput: RegisterInput;
  Relationship: ResolverTypeWrapper<Relationship>;
  Session: ResolverTypeWrapper<Omit<Session, 'user'> & { user: ResolversTypes['User'] }>;
  UpdateProfileInput: UpdateProfileInput;
  User: ResolverTypeWrapper<UserModel>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges'> & { edges: Array<ResolversTypes['UserEdge']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node?: Maybe<ResolversTypes['User']> }>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  LoginInput: LoginInput;
  Mutation: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  RegisterInput: RegisterInput;
  Relationship: Relationship;
  Session: Omit<Session, 'user'> & { user: ResolversParentTypes['User'] };
  UpdateProfileInput: UpdateProfileInput;
  User: UserModel;
  UserConnection: Omit<UserConnection, 'edges'> & { edges: Array<ResolversParentTypes['UserEdge']> };
  UserEdge: Omit<UserEdge, 'node'> & { node?: Maybe<ResolversParentTypes['User']> };
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

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptFollowRequest?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationAcceptFollowRequestArgs, 'id'>>;
  blockUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationBlockUserArgs, 'id'>>;
  changePassword?: Resolver<ResolversTypes['Session'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'current' | 'next'>>;
  declineFollowRequest?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationDeclineFollowRequestArgs, 'id'>>;
  followUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationFollowUserArgs, 'id'>>;
  login?: Resolver<ResolversTypes['Session'], ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  logout?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationLogoutArgs, 'everywhere'>>;
  muteUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationMuteUserArgs, 'id'>>;
  refreshSession?: Resolver<ResolversTypes['Session'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'refreshToken'>>;
  register?: Resolver<ResolversTypes['Session'], ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  removeFollower?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationRemoveFollowerArgs, 'id'>>;
  unblockUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationUnblockUserArgs, 'id'>>;
  unfollowUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationUnfollowUserArgs, 'id'>>;
  unmuteUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationUnmuteUserArgs, 'id'>>;
  updateProfile?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  searchUsers?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<QuerySearchUsersArgs, 'first' | 'query'>>;
  suggestedUsers?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QuerySuggestedUsersArgs, 'first'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'username'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RelationshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Relationship'] = ResolversParentTypes['Relationship']> = {
  blocking?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  followRequested?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  followedBy?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  following?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  muting?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bio?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  followers?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<UserFollowersArgs, 'first'>>;
  followersCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  following?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<UserFollowingArgs, 'first'>>;
  followingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  protected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerRelationship?: Resolver<Maybe<ResolversTypes['Relationship']>, ParentType, ContextType>;
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
  blocks?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<ViewerBlocksArgs, 'first'>>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  followRequests?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<ViewerFollowRequestsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mutes?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<ViewerMutesArgs, 'first'>>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Relationship?: RelationshipResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  cacheCounted?: CacheCountedDirectiveResolver<any, any, ContextType>;
  cacheEntity?: CacheEntityDirectiveResolver<any, any, ContextType>;
};
