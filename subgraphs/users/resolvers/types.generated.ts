import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserModel, ViewerModel, OpenSessionModel, RelationshipModel } from '../models.js';
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

/** The result of `userAcceptFollowRequest`. */
export type AcceptFollowRequestPayload = {
  __typename?: 'AcceptFollowRequestPayload';
  /** The user as the viewer sees them now. */
  user: User;
};

/** The result of `userBlock`. */
export type BlockUserPayload = {
  __typename?: 'BlockUserPayload';
  /** The user as the viewer sees them now; null for one that the viewer may not see. */
  user?: Maybe<User>;
};

/** Who may share what is kept. */
export type CacheControlScope =
  /** Nobody. */
  | 'PRIVATE'
  /** Everybody who may see the entity. */
  | 'PUBLIC';

/** The result of `userDeclineFollowRequest`. */
export type DeclineFollowRequestPayload = {
  __typename?: 'DeclineFollowRequestPayload';
  /** The user as the viewer sees them now. */
  user: User;
};

/** The result of `sessionEnd`. */
export type EndSessionPayload = {
  __typename?: 'EndSessionPayload';
  /** The viewer, with the sessions that are left. */
  viewer: Viewer;
};

/** The result of `userFollow`. */
export type FollowUserPayload = {
  __typename?: 'FollowUserPayload';
  /** The user as the viewer sees them now. */
  user: User;
};

/** A login and its password. */
export type LoginInput = {
  /** Username or e-mail. */
  login: Scalars['String']['input'];
  /** The password. */
  password: Scalars['String']['input'];
};

/** The result of `sessionLogout`. */
export type LogoutPayload = {
  __typename?: 'LogoutPayload';
  /** Whether all sessions of the viewer have ended, not this one alone. */
  everywhere: Scalars['Boolean']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Accepts a user's request to follow the viewer. NOT_FOUND when there is no request.
   * @deprecated Use `userAcceptFollowRequest`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  acceptFollowRequest?: Maybe<User>;
  /**
   * Hides two users from each other, and ends the follows and requests between them. Works on a user that the viewer may not see, too, who has blocked the viewer, for example: null without an error, whatever hides the user. Mentions between the two reach nobody from then on.
   * @deprecated Use `userBlock`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  blockUser?: Maybe<User>;
  /** Changes the password, ends all sessions of the viewer and opens a new one. The new one obeys the rules of `register`. */
  changePassword?: Maybe<Session>;
  /**
   * Declines a user's request to follow the viewer. NOT_FOUND when there is no request.
   * @deprecated Use `userDeclineFollowRequest`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  declineFollowRequest?: Maybe<User>;
  /**
   * Follows a user, or requests to follow a protected account (`followRequested`). At most 400 a day.
   * @deprecated Use `userFollow`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  followUser?: Maybe<User>;
  /** Signs in. UNAUTHENTICATED for an unknown account and for a wrong password. */
  login?: Maybe<Session>;
  /**
   * Ends the viewer's session, or all sessions of the viewer.
   * @deprecated Use `sessionLogout`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  logout?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Hides a user from the viewer's timelines and notifications, but for new tweets when the viewer has turned on the notices of the user. The muted user cannot tell. Null without an error for a user that the viewer may not see.
   * @deprecated Use `userMute`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  muteUser?: Maybe<User>;
  /** Hides tweets that have a word, a phrase or a hashtag from the viewer's notifications, without regard to case and accents. Nobody else can tell. Muting it again changes nothing. BAD_USER_INPUT for a text without a word, FORBIDDEN for more than 200 words. */
  muteWord?: Maybe<MuteWordPayload>;
  /** Trades a refresh token for a new access token and refresh token. Each token works once: within 10 s a reuse answers the same session again, so that two tabs do not sign each other out; a later one ends the session. */
  refreshSession?: Maybe<Session>;
  /** Opens an account and signs in. CONFLICT when the username or e-mail is taken, RATE_LIMITED after 10 registrations an hour per address. */
  register?: Maybe<Session>;
  /**
   * Makes a user stop following the viewer. Null without an error for a user that the viewer may not see.
   * @deprecated Use `userRemoveFollower`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  removeFollower?: Maybe<User>;
  /** Ends one of the viewer's sessions, on another device for example. Ending it again changes nothing. NOT_FOUND for every other id. */
  sessionEnd?: Maybe<EndSessionPayload>;
  /** Ends the viewer's session, or all sessions of the viewer. */
  sessionLogout?: Maybe<LogoutPayload>;
  /**
   * Lifts a block. The ended follows do not come back. Null without an error for a user that the viewer may not see.
   * @deprecated Use `userUnblock`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  unblockUser?: Maybe<User>;
  /**
   * Stops following a user, or withdraws the request. Null without an error for a user that the viewer may not see.
   * @deprecated Use `userUnfollow`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  unfollowUser?: Maybe<User>;
  /**
   * Lifts a mute. Null without an error for a user that the viewer may not see.
   * @deprecated Use `userUnmute`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  unmuteUser?: Maybe<User>;
  /** Lifts the mute of a word, in whatever case it is written. Lifting it again changes nothing. */
  unmuteWord?: Maybe<UnmuteWordPayload>;
  /**
   * Changes the given fields of the viewer's profile; absent fields stay.
   * @deprecated Use `userUpdateProfile`, whose payload can grow. Deprecated since 2026-11-30, removed no earlier than 2027-11-30.
   */
  updateProfile?: Maybe<User>;
  /** Accepts a user's request to follow the viewer. NOT_FOUND when there is no request. */
  userAcceptFollowRequest?: Maybe<AcceptFollowRequestPayload>;
  /** Hides two users from each other, and ends the follows and requests between them. Works on a user that the viewer may not see, too, who has blocked the viewer, for example. Mentions between the two reach nobody from then on. */
  userBlock?: Maybe<BlockUserPayload>;
  /** Declines a user's request to follow the viewer. NOT_FOUND when there is no request. */
  userDeclineFollowRequest?: Maybe<DeclineFollowRequestPayload>;
  /** Follows a user, or requests to follow a protected account (`followRequested`). At most 400 a day. */
  userFollow?: Maybe<FollowUserPayload>;
  /** Hides a user from the viewer's timelines and notifications, but for new tweets when the viewer has turned on the notices of the user. The muted user cannot tell. */
  userMute?: Maybe<MuteUserPayload>;
  /** Makes a user stop following the viewer. */
  userRemoveFollower?: Maybe<RemoveFollowerPayload>;
  /** Lifts a block. The ended follows do not come back. */
  userUnblock?: Maybe<UnblockUserPayload>;
  /** Stops following a user, or withdraws the request. */
  userUnfollow?: Maybe<UnfollowUserPayload>;
  /** Lifts a mute. */
  userUnmute?: Maybe<UnmuteUserPayload>;
  /** Changes the given fields of the viewer's profile; absent fields stay. */
  userUpdateProfile?: Maybe<UpdateProfilePayload>;
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


export type MutationMuteWordArgs = {
  input: MuteWordInput;
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


export type MutationSessionEndArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSessionLogoutArgs = {
  everywhere?: Scalars['Boolean']['input'];
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


export type MutationUnmuteWordArgs = {
  text: Scalars['String']['input'];
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationUserAcceptFollowRequestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUserBlockArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUserDeclineFollowRequestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUserFollowArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUserMuteArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUserRemoveFollowerArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUserUnblockArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUserUnfollowArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUserUnmuteArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUserUpdateProfileArgs = {
  input: UpdateProfileInput;
};

/** The result of `userMute`. */
export type MuteUserPayload = {
  __typename?: 'MuteUserPayload';
  /** The user as the viewer sees them now; null for one that the viewer may not see. */
  user?: Maybe<User>;
};

/** A word to mute. */
export type MuteWordInput = {
  /** 1 to 100 characters: a word, several that stand one behind the other, or a hashtag with #, which is found as a hashtag alone. */
  text: Scalars['String']['input'];
};

/** The result of `muteWord`. */
export type MuteWordPayload = {
  __typename?: 'MuteWordPayload';
  /** The viewer, with the muted words as they are now. */
  viewer: Viewer;
};

/** A word, a phrase or a hashtag that the viewer mutes. */
export type MutedWord = {
  __typename?: 'MutedWord';
  /** When the viewer has muted it. */
  mutedAt: Scalars['DateTime']['output'];
  /** As the viewer has written it. */
  text: Scalars['String']['output'];
};

/** An object with an id of its own: `node` returns it again by that id. */
export type Node = {
  /** Unique among all objects. Opaque: a Snowflake for users and tweets, other texts for other types. */
  id: Scalars['ID']['output'];
};

/** One sign-in of the viewer, on one device, until it ends. */
export type OpenSession = {
  __typename?: 'OpenSession';
  /** Whether it is the session of this request. */
  current: Scalars['Boolean']['output'];
  /** When it ends, unless its refresh token is traded before. */
  endsAt: Scalars['DateTime']['output'];
  /** The `sid` of its access tokens. */
  id: Scalars['ID']['output'];
  /** When its refresh token was last traded; the sign-in before that. An active device trades it about once an hour. */
  refreshedAt: Scalars['DateTime']['output'];
  /** When the viewer signed in. */
  signedInAt: Scalars['DateTime']['output'];
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
  /** Users whose username or display name has words that begin with the words of `query`: whole matches first, then by followers. */
  searchUsers?: Maybe<UserConnection>;
  /** Users to follow: first users that the viewer's followed users follow, then popular users. At most 100. */
  suggestedUsers?: Maybe<Array<User>>;
  /** A user by username, in any case, or by id: give one of them, BAD_USER_INPUT otherwise. Null for an unknown user, and for one that the viewer may not see. */
  user?: Maybe<User>;
  /** Users by id, in the order of `ids`; null for each that is unknown or that the viewer may not see. */
  users?: Maybe<Array<Maybe<User>>>;
  /** The signed-in viewer; null without sign-in. */
  viewer?: Maybe<Viewer>;
};


export type QuerySearchUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};


export type QuerySuggestedUsersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUserArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  username?: InputMaybe<Scalars['String']['input']>;
};


export type QueryUsersArgs = {
  ids: Array<Scalars['ID']['input']>;
};

/** A new account. */
export type RegisterInput = {
  /** 1 to 50 characters. */
  displayName: Scalars['String']['input'];
  /** Up to 255 characters; unique. */
  email: Scalars['String']['input'];
  /** 8 to 256 characters, not all of them blank; the 1,000 most common passwords are refused. */
  password: Scalars['String']['input'];
  /** 1 to 15 of A-Z a-z 0-9 and _. */
  username: Scalars['String']['input'];
};

/** The viewer's relationship to another user. */
export type Relationship = Node & {
  __typename?: 'Relationship';
  /** Whether the viewer blocks the user. */
  blocking: Scalars['Boolean']['output'];
  /** Whether the viewer has requested to follow the user and waits for an answer. */
  followRequested: Scalars['Boolean']['output'];
  /** Whether the user follows the viewer. */
  followedBy: Scalars['Boolean']['output'];
  /** Whether the viewer follows the user. */
  following: Scalars['Boolean']['output'];
  /** The id of this record: one for each viewer and user, the same from every path. */
  id: Scalars['ID']['output'];
  /** Whether the viewer mutes the user. */
  muting: Scalars['Boolean']['output'];
};

/** The result of `userRemoveFollower`. */
export type RemoveFollowerPayload = {
  __typename?: 'RemoveFollowerPayload';
  /** The user as the viewer sees them now; null for one that the viewer may not see. */
  user?: Maybe<User>;
};

/** A new session. */
export type Session = {
  __typename?: 'Session';
  /** A JWT for `Authorization: Bearer`; valid for one hour. */
  accessToken: Scalars['String']['output'];
  /** When the access token expires. */
  expiresAt: Scalars['DateTime']['output'];
  /** Opaque; works once, within 7 days, in `refreshSession`. */
  refreshToken: Scalars['String']['output'];
  /** The user who signed in. */
  user: User;
};

/** The result of `userUnblock`. */
export type UnblockUserPayload = {
  __typename?: 'UnblockUserPayload';
  /** The user as the viewer sees them now; null for one that the viewer may not see. */
  user?: Maybe<User>;
};

/** The result of `userUnfollow`. */
export type UnfollowUserPayload = {
  __typename?: 'UnfollowUserPayload';
  /** The user as the viewer sees them now; null for one that the viewer may not see. */
  user?: Maybe<User>;
};

/** The result of `userUnmute`. */
export type UnmuteUserPayload = {
  __typename?: 'UnmuteUserPayload';
  /** The user as the viewer sees them now; null for one that the viewer may not see. */
  user?: Maybe<User>;
};

/** The result of `unmuteWord`. */
export type UnmuteWordPayload = {
  __typename?: 'UnmuteWordPayload';
  /** The viewer, with the muted words as they are now. */
  viewer: Viewer;
};

/** The fields of a profile to change; absent fields stay. */
export type UpdateProfileInput = {
  /** An https address; null removes the picture. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** Up to 160 characters. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 50 characters. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** Whether only accepted followers may see the tweets. An account that becomes public accepts all waiting requests. */
  protected?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The result of `userUpdateProfile`. */
export type UpdateProfilePayload = {
  __typename?: 'UpdateProfilePayload';
  /** The profile as it is now. */
  user: User;
};

/** A user's public profile. */
export type User = Node & {
  __typename?: 'User';
  /** An https address; null when there is none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** Up to 160 characters; may be empty. */
  bio: Scalars['String']['output'];
  /** When the account was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** 1 to 50 characters. */
  displayName: Scalars['String']['output'];
  /** The users who follow this user, newest follow first. */
  followers: UserConnection;
  /** The number of followers, suspended ones included. The list of `followers` has those that the viewer may see. */
  followersCount: Scalars['Int']['output'];
  /** The users that this user follows, newest follow first. */
  following: UserConnection;
  /** The number of followed users, suspended ones included. The list of `following` has those that the viewer may see. */
  followingCount: Scalars['Int']['output'];
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
  /** Whether only accepted followers may see the tweets. */
  protected: Scalars['Boolean']['output'];
  /** 1 to 15 of A-Z a-z 0-9 and _; unique, ignoring case. */
  username: Scalars['String']['output'];
  /** Whether the operator has verified the account's identity. */
  verified: Scalars['Boolean']['output'];
  /** The viewer's relationship to this user; null without a viewer, and for the viewer's own account. */
  viewerRelationship?: Maybe<Relationship>;
};


/** A user's public profile. */
export type UserFollowersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A user's public profile. */
export type UserFollowingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

/** The data of the signed-in user that no other user may see. */
export type Viewer = Node & {
  __typename?: 'Viewer';
  /** Users that the viewer blocks, newest block first. */
  blocks: UserConnection;
  /** The e-mail address, normalised. */
  email: Scalars['String']['output'];
  /** Users who request to follow the viewer's protected account, newest request first. */
  followRequests: UserConnection;
  /** The id of this record, which is no id of a user: that of the account is `user { id }`. */
  id: Scalars['ID']['output'];
  /** The words that the viewer mutes, at most 200; the newest mute first. */
  mutedWords: Array<MutedWord>;
  /** Users that the viewer mutes, newest mute first. */
  mutes: UserConnection;
  /** The viewer's sessions that have not ended, the newest sign-in first; at most 100. */
  sessions: Array<OpenSession>;
  /** The public profile. */
  user: User;
};


/** The data of the signed-in user that no other user may see. */
export type ViewerBlocksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The data of the signed-in user that no other user may see. */
export type ViewerFollowRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The data of the signed-in user that no other user may see. */
export type ViewerMutesArgs = {
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
  Relationship: Relationship;
  User: User;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Relationship:
    ( { __typename: 'Relationship' }
    & GraphQLRecursivePick<FederationTypes['Relationship'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( RelationshipModel )
    | ( UserModel )
    | ( ViewerModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptFollowRequestPayload: ResolverTypeWrapper<Omit<AcceptFollowRequestPayload, 'user'> & { user: ResolversTypes['User'] }>;
  BlockUserPayload: ResolverTypeWrapper<Omit<BlockUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  CacheControlScope: CacheControlScope;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeclineFollowRequestPayload: ResolverTypeWrapper<Omit<DeclineFollowRequestPayload, 'user'> & { user: ResolversTypes['User'] }>;
  EndSessionPayload: ResolverTypeWrapper<Omit<EndSessionPayload, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  FollowUserPayload: ResolverTypeWrapper<Omit<FollowUserPayload, 'user'> & { user: ResolversTypes['User'] }>;
  LoginInput: LoginInput;
  LogoutPayload: ResolverTypeWrapper<LogoutPayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  MuteUserPayload: ResolverTypeWrapper<Omit<MuteUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  MuteWordInput: MuteWordInput;
  MuteWordPayload: ResolverTypeWrapper<Omit<MuteWordPayload, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  MutedWord: ResolverTypeWrapper<MutedWord>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OpenSession: ResolverTypeWrapper<OpenSessionModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterInput: RegisterInput;
  Relationship: ResolverTypeWrapper<RelationshipModel>;
  RemoveFollowerPayload: ResolverTypeWrapper<Omit<RemoveFollowerPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  Session: ResolverTypeWrapper<Omit<Session, 'user'> & { user: ResolversTypes['User'] }>;
  UnblockUserPayload: ResolverTypeWrapper<Omit<UnblockUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UnfollowUserPayload: ResolverTypeWrapper<Omit<UnfollowUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UnmuteUserPayload: ResolverTypeWrapper<Omit<UnmuteUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UnmuteWordPayload: ResolverTypeWrapper<Omit<UnmuteWordPayload, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'user'> & { user: ResolversTypes['User'] }>;
  User: ResolverTypeWrapper<UserModel>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges'> & { edges: Array<ResolversTypes['UserEdge']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node?: Maybe<ResolversTypes['User']> }>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptFollowRequestPayload: Omit<AcceptFollowRequestPayload, 'user'> & { user: ResolversParentTypes['User'] };
  BlockUserPayload: Omit<BlockUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  DateTime: Scalars['DateTime']['output'];
  DeclineFollowRequestPayload: Omit<DeclineFollowRequestPayload, 'user'> & { user: ResolversParentTypes['User'] };
  EndSessionPayload: Omit<EndSessionPayload, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  FollowUserPayload: Omit<FollowUserPayload, 'user'> & { user: ResolversParentTypes['User'] };
  LoginInput: LoginInput;
  LogoutPayload: LogoutPayload;
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  MuteUserPayload: Omit<MuteUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  MuteWordInput: MuteWordInput;
  MuteWordPayload: Omit<MuteWordPayload, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  MutedWord: MutedWord;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OpenSession: OpenSessionModel;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  RegisterInput: RegisterInput;
  Relationship: RelationshipModel;
  RemoveFollowerPayload: Omit<RemoveFollowerPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  Session: Omit<Session, 'user'> & { user: ResolversParentTypes['User'] };
  UnblockUserPayload: Omit<UnblockUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UnfollowUserPayload: Omit<UnfollowUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UnmuteUserPayload: Omit<UnmuteUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UnmuteWordPayload: Omit<UnmuteWordPayload, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'user'> & { user: ResolversParentTypes['User'] };
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

export type AcceptFollowRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptFollowRequestPayload'] = ResolversParentTypes['AcceptFollowRequestPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type BlockUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockUserPayload'] = ResolversParentTypes['BlockUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeclineFollowRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineFollowRequestPayload'] = ResolversParentTypes['DeclineFollowRequestPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type EndSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndSessionPayload'] = ResolversParentTypes['EndSessionPayload']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type FollowUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowUserPayload'] = ResolversParentTypes['FollowUserPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type LogoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogoutPayload'] = ResolversParentTypes['LogoutPayload']> = {
  everywhere?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptFollowRequest?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationAcceptFollowRequestArgs, 'id'>>;
  blockUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationBlockUserArgs, 'id'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'current' | 'next'>>;
  declineFollowRequest?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationDeclineFollowRequestArgs, 'id'>>;
  followUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationFollowUserArgs, 'id'>>;
  login?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  logout?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationLogoutArgs, 'everywhere'>>;
  muteUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationMuteUserArgs, 'id'>>;
  muteWord?: Resolver<Maybe<ResolversTypes['MuteWordPayload']>, ParentType, ContextType, RequireFields<MutationMuteWordArgs, 'input'>>;
  refreshSession?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'refreshToken'>>;
  register?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  removeFollower?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationRemoveFollowerArgs, 'id'>>;
  sessionEnd?: Resolver<Maybe<ResolversTypes['EndSessionPayload']>, ParentType, ContextType, RequireFields<MutationSessionEndArgs, 'id'>>;
  sessionLogout?: Resolver<Maybe<ResolversTypes['LogoutPayload']>, ParentType, ContextType, RequireFields<MutationSessionLogoutArgs, 'everywhere'>>;
  unblockUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationUnblockUserArgs, 'id'>>;
  unfollowUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationUnfollowUserArgs, 'id'>>;
  unmuteUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationUnmuteUserArgs, 'id'>>;
  unmuteWord?: Resolver<Maybe<ResolversTypes['UnmuteWordPayload']>, ParentType, ContextType, RequireFields<MutationUnmuteWordArgs, 'text'>>;
  updateProfile?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
  userAcceptFollowRequest?: Resolver<Maybe<ResolversTypes['AcceptFollowRequestPayload']>, ParentType, ContextType, RequireFields<MutationUserAcceptFollowRequestArgs, 'id'>>;
  userBlock?: Resolver<Maybe<ResolversTypes['BlockUserPayload']>, ParentType, ContextType, RequireFields<MutationUserBlockArgs, 'id'>>;
  userDeclineFollowRequest?: Resolver<Maybe<ResolversTypes['DeclineFollowRequestPayload']>, ParentType, ContextType, RequireFields<MutationUserDeclineFollowRequestArgs, 'id'>>;
  userFollow?: Resolver<Maybe<ResolversTypes['FollowUserPayload']>, ParentType, ContextType, RequireFields<MutationUserFollowArgs, 'id'>>;
  userMute?: Resolver<Maybe<ResolversTypes['MuteUserPayload']>, ParentType, ContextType, RequireFields<MutationUserMuteArgs, 'id'>>;
  userRemoveFollower?: Resolver<Maybe<ResolversTypes['RemoveFollowerPayload']>, ParentType, ContextType, RequireFields<MutationUserRemoveFollowerArgs, 'id'>>;
  userUnblock?: Resolver<Maybe<ResolversTypes['UnblockUserPayload']>, ParentType, ContextType, RequireFields<MutationUserUnblockArgs, 'id'>>;
  userUnfollow?: Resolver<Maybe<ResolversTypes['UnfollowUserPayload']>, ParentType, ContextType, RequireFields<MutationUserUnfollowArgs, 'id'>>;
  userUnmute?: Resolver<Maybe<ResolversTypes['UnmuteUserPayload']>, ParentType, ContextType, RequireFields<MutationUserUnmuteArgs, 'id'>>;
  userUpdateProfile?: Resolver<Maybe<ResolversTypes['UpdateProfilePayload']>, ParentType, ContextType, RequireFields<MutationUserUpdateProfileArgs, 'input'>>;
};

export type MuteUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MuteUserPayload'] = ResolversParentTypes['MuteUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type MuteWordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MuteWordPayload'] = ResolversParentTypes['MuteWordPayload']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type MutedWordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutedWord'] = ResolversParentTypes['MutedWord']> = {
  mutedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Relationship' | 'User' | 'Viewer', ParentType, ContextType>;
};

export type OpenSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenSession'] = ResolversParentTypes['OpenSession']> = {
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refreshedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  signedInAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  searchUsers?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QuerySearchUsersArgs, 'first' | 'query'>>;
  suggestedUsers?: Resolver<Maybe<Array<ResolversTypes['User']>>, ParentType, ContextType, RequireFields<QuerySuggestedUsersArgs, 'first'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, Partial<QueryUserArgs>>;
  users?: Resolver<Maybe<Array<Maybe<ResolversTypes['User']>>>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'ids'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RelationshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Relationship'] = ResolversParentTypes['Relationship'], FederationReferenceType extends FederationReferenceTypes['Relationship'] = FederationReferenceTypes['Relationship']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Relationship']> | FederationReferenceType, FederationReferenceType, ContextType>;
  blocking?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  followRequested?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  followedBy?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  following?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  muting?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveFollowerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveFollowerPayload'] = ResolversParentTypes['RemoveFollowerPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UnblockUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnblockUserPayload'] = ResolversParentTypes['UnblockUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UnfollowUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfollowUserPayload'] = ResolversParentTypes['UnfollowUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UnmuteUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmuteUserPayload'] = ResolversParentTypes['UnmuteUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UnmuteWordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmuteWordPayload'] = ResolversParentTypes['UnmuteWordPayload']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
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
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  mutedWords?: Resolver<Array<ResolversTypes['MutedWord']>, ParentType, ContextType>;
  mutes?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<ViewerMutesArgs, 'first'>>;
  sessions?: Resolver<Array<ResolversTypes['OpenSession']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptFollowRequestPayload?: AcceptFollowRequestPayloadResolvers<ContextType>;
  BlockUserPayload?: BlockUserPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeclineFollowRequestPayload?: DeclineFollowRequestPayloadResolvers<ContextType>;
  EndSessionPayload?: EndSessionPayloadResolvers<ContextType>;
  FollowUserPayload?: FollowUserPayloadResolvers<ContextType>;
  LogoutPayload?: LogoutPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MuteUserPayload?: MuteUserPayloadResolvers<ContextType>;
  MuteWordPayload?: MuteWordPayloadResolvers<ContextType>;
  MutedWord?: MutedWordResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OpenSession?: OpenSessionResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Relationship?: RelationshipResolvers<ContextType>;
  RemoveFollowerPayload?: RemoveFollowerPayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  UnblockUserPayload?: UnblockUserPayloadResolvers<ContextType>;
  UnfollowUserPayload?: UnfollowUserPayloadResolvers<ContextType>;
  UnmuteUserPayload?: UnmuteUserPayloadResolvers<ContextType>;
  UnmuteWordPayload?: UnmuteWordPayloadResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
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
