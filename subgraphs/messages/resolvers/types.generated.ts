import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ConversationModel, MessageModel, ConversationMemberModel, ViewerModel, MessageReactionModel } from '../models.js';
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

/** The result of `acceptMessageRequest`. */
export type AcceptMessageRequestPayload = {
  __typename?: 'AcceptMessageRequestPayload';
  /** The conversation as it is now. */
  conversation: Conversation;
};

/** The result of `addGroupMembers`. */
export type AddGroupMembersPayload = {
  __typename?: 'AddGroupMembersPayload';
  /** The group as it is now. */
  conversation: Conversation;
};

/** A conversation as the viewer sees it. Former members see it as it was when they left. */
export type Conversation = Node & {
  __typename?: 'Conversation';
  /** The id of this conversation, the same for all members. */
  id: Scalars['ID']['output'];
  /** Whether the viewer is a member, and no former one. */
  joined: Scalars['Boolean']['output'];
  /** Whether it is for two, or a group. */
  kind: ConversationKind;
  /** When it was opened, or when the last message that the viewer may see was sent. */
  lastActivityAt: Scalars['DateTime']['output'];
  /** The last message that the viewer has not deleted; null without one. */
  lastMessage?: Maybe<Message>;
  /** The sequence of the last message in the viewer's part of the conversation; 0 without one. */
  lastSequence: Scalars['Int']['output'];
  /** Where it is in the viewer's lists. */
  list: ConversationList;
  /** The members, in the order in which they joined: at most 50. Former members see themselves alone. */
  members: Array<ConversationMember>;
  /** The messages, the newest first. */
  messages: MessageConnection;
  /** The name of the group; null for a group without one, and for a conversation of two. */
  name?: Maybe<Scalars['String']['output']>;
  /** Up to which sequence the viewer has read; 0 for nothing. */
  readUpTo: Scalars['Int']['output'];
  /** How many messages of others came after that. A deleted message keeps its place, and counts. */
  unreadCount: Scalars['Int']['output'];
};


/** A conversation as the viewer sees it. Former members see it as it was when they left. */
export type ConversationMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** The name of a group has changed, or the viewer has accepted or declined a request on another device. */
export type ConversationChanged = {
  __typename?: 'ConversationChanged';
  /** The conversation as the viewer sees it now. */
  conversation?: Maybe<Conversation>;
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
};

/** One page of conversations. */
export type ConversationConnection = {
  __typename?: 'ConversationConnection';
  /** The conversations of this page, in order. */
  edges: Array<ConversationEdge>;
  /** Where the live stream continues after the page: pass it as `after` to `conversationEvents`. Read with the page, it leaves no hole; what comes in that moment may be on the page and be told as well. Null on later pages, and while live events are unavailable. */
  liveCursor?: Maybe<Scalars['String']['output']>;
  /** The position of the page in the whole list. */
  pageInfo: PageInfo;
};

/** One conversation in a page. */
export type ConversationEdge = {
  __typename?: 'ConversationEdge';
  /** The position of the conversation. Pass it as `after` to read the conversations that follow. */
  cursor: Scalars['String']['output'];
  /** The conversation. */
  node: Conversation;
};

/** An event of the viewer's conversations. */
export type ConversationEvent = ConversationChanged | ConversationsGap | MembersChanged | MessageChanged | MessageDeleted | MessageSent | ReactionChanged | ReceiptMoved | Typing;

/** How many may be members of a conversation. */
export type ConversationKind =
  /** Two users: there is one such conversation for each pair. */
  | 'DIRECT'
  /** 2 to 50 users, who may leave. */
  | 'GROUP';

/** Where a conversation is in the viewer's lists. */
export type ConversationList =
  /** In `conversations`. */
  | 'INBOX'
  /** In none: the viewer has declined the request, or has left. */
  | 'NONE'
  /** In `messageRequests`. */
  | 'REQUESTS';

/** A member of a conversation. */
export type ConversationMember = {
  __typename?: 'ConversationMember';
  /** Up to which sequence the member has received the messages; null when the member does not tell, or has not accepted yet. */
  deliveredUpTo?: Maybe<Scalars['Int']['output']>;
  /** Whether the member manages the group. */
  isAdmin: Scalars['Boolean']['output'];
  /** Up to which sequence the member has read; null when the member does not tell, or has not accepted yet. */
  readUpTo?: Maybe<Scalars['Int']['output']>;
  /** The user; null for one that the viewer may not see. */
  user?: Maybe<User>;
  /** The id of the user. */
  userId: Scalars['ID']['output'];
};

/** Events are missing: read the conversations again, and resume after `cursor`. */
export type ConversationsGap = {
  __typename?: 'ConversationsGap';
  /** Pass it as `after` to resume after the gap. */
  cursor: Scalars['String']['output'];
  /** The number of missing events; null when it is not known. */
  missed?: Maybe<Scalars['Int']['output']>;
};

/** A new group. */
export type CreateGroupInput = {
  /** The other members: 1 to 49 users. */
  memberIds: Array<Scalars['ID']['input']>;
  /** 1 to 50 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** The result of `createGroup`. */
export type CreateGroupPayload = {
  __typename?: 'CreateGroupPayload';
  /** The new group. */
  conversation: Conversation;
};

/** The result of `declineMessageRequest`. */
export type DeclineMessageRequestPayload = {
  __typename?: 'DeclineMessageRequestPayload';
  /** The conversation as it is now. */
  conversation: Conversation;
};

/** The result of `deleteMessage`. */
export type DeleteMessagePayload = {
  __typename?: 'DeleteMessagePayload';
  /** The conversation without the message. */
  conversation: Conversation;
};

/** The result of `editMessage`. */
export type EditMessagePayload = {
  __typename?: 'EditMessagePayload';
  /** The message as it is now. */
  message: Message;
};

/** The result of `leaveGroup`. */
export type LeaveGroupPayload = {
  __typename?: 'LeaveGroupPayload';
  /** The group as the viewer sees it from now on. */
  conversation: Conversation;
};

/** The result of `markConversationDelivered`. */
export type MarkConversationDeliveredPayload = {
  __typename?: 'MarkConversationDeliveredPayload';
  /** The conversation as it is now. */
  conversation: Conversation;
};

/** The result of `markConversationRead`. */
export type MarkConversationReadPayload = {
  __typename?: 'MarkConversationReadPayload';
  /** The conversation as it is now. */
  conversation: Conversation;
};

/** A group was made, members have joined or left, or its admins have changed. Who leaves or is removed gets this event last, with the conversation as a former member sees it. */
export type MembersChanged = {
  __typename?: 'MembersChanged';
  /** The conversation as the viewer sees it now. */
  conversation?: Maybe<Conversation>;
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
};

/** A message of a conversation. */
export type Message = Node & {
  __typename?: 'Message';
  /** The conversation. */
  conversation: Conversation;
  /** When it was sent. */
  createdAt: Scalars['DateTime']['output'];
  /** Whether it was deleted for all. */
  deleted: Scalars['Boolean']['output'];
  /** When it was last edited; null for a message that was not. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The id of this message, the same for all members. */
  id: Scalars['ID']['output'];
  /** The tweet that it quotes; null without one, and for one that the viewer may not see. */
  quotedTweet?: Maybe<Tweet>;
  /** The reactions, at most one of each member. */
  reactions: Array<MessageReaction>;
  /** The message that it replies to; null without one, and for one that the viewer may not see. */
  replyTo?: Maybe<Message>;
  /** The sender; null for a user that the viewer may not see. */
  sender?: Maybe<User>;
  /** The id of the sender. */
  senderId: Scalars['ID']['output'];
  /** The place in the conversation, the same for all members: 1 for the first message, without gaps. */
  sequence: Scalars['Int']['output'];
  /** The text; null for a message that was deleted for all. */
  text?: Maybe<Scalars['String']['output']>;
};

/** Whose messages a user takes. */
export type MessageAudience =
  /** Those of everybody; what users write whom the user does not follow is a request at first. */
  | 'EVERYBODY'
  /** Those of users whom the user follows. */
  | 'FOLLOWING'
  /** Nobody's. */
  | 'NOBODY';

/** A message was edited. */
export type MessageChanged = {
  __typename?: 'MessageChanged';
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** The message as it is now. An event whose message the viewer has deleted or may not see is not sent. */
  message?: Maybe<Message>;
};

/** One page of messages. */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** The messages of this page, the newest first. */
  edges: Array<MessageEdge>;
  /** The position of the page in the whole list. */
  pageInfo: PageInfo;
};

/** A message was deleted: for all, or by the viewer on another device. */
export type MessageDeleted = {
  __typename?: 'MessageDeleted';
  /** The id of its conversation. */
  conversationId: Scalars['ID']['output'];
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** Whether it was deleted for all, or from the viewer's own view. */
  forAll: Scalars['Boolean']['output'];
  /** The id of the message. */
  messageId: Scalars['ID']['output'];
  /** Its place in the conversation, which stays. */
  sequence: Scalars['Int']['output'];
};

/** One message in a page. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** The position of the message. Pass it as `after` to read older ones, or as `before` to read newer ones. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: Message;
};

/** A member's reaction to a message. */
export type MessageReaction = {
  __typename?: 'MessageReaction';
  /** One emoji. */
  emoji: Scalars['String']['output'];
  /** The member; null for a user that the viewer may not see. */
  user?: Maybe<User>;
  /** The id of the member. */
  userId: Scalars['ID']['output'];
};

/** A message was sent, perhaps by the viewer on another device. The first one of a new conversation tells of the conversation, too. */
export type MessageSent = {
  __typename?: 'MessageSent';
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** The message as it is now. An event whose message the viewer has deleted or may not see is not sent. */
  message?: Maybe<Message>;
};

/** How a user takes messages. */
export type MessageSettings = {
  __typename?: 'MessageSettings';
  /** Who may open conversations with the viewer. Conversations that the viewer has accepted go on. */
  from: MessageAudience;
  /** Whether other members see how far the viewer has received and read. */
  receipts: Scalars['Boolean']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Moves a request to the viewer's conversations. Writing into it does the same. NOT_FOUND for what is no request. */
  acceptMessageRequest?: Maybe<AcceptMessageRequestPayload>;
  /** Adds users to a group, who see what is written from then on. FORBIDDEN for members who are no admins, for a group that would have more than 50 members, and as in `createGroup`. Who is a member already stays one. */
  addGroupMembers?: Maybe<AddGroupMembersPayload>;
  /** Makes a group of the viewer, its first admin, and 1 to 49 others. NOT_FOUND for a user whom the viewer may not see, FORBIDDEN for one who takes no messages from the viewer. At most 30 conversations an hour. */
  createGroup?: Maybe<CreateGroupPayload>;
  /** Takes a request off the viewer's lists for good; the sender is not told. NOT_FOUND for what is no request. */
  declineMessageRequest?: Maybe<DeclineMessageRequestPayload>;
  /** Deletes a message from the viewer's own view, or for all members. Its place in the conversation stays. Only the sender deletes for all: FORBIDDEN for others. Deleting it again changes nothing. */
  deleteMessage?: Maybe<DeleteMessagePayload>;
  /** Replaces the text of one of the viewer's messages, within 15 minutes. FORBIDDEN later, for messages of others, and for deleted ones. */
  editMessage?: Maybe<EditMessagePayload>;
  /** Leaves a group, and takes it off the viewer's list. When the last admin leaves, the member of longest standing becomes one. FORBIDDEN for a conversation of two. Leaving again changes nothing. */
  leaveGroup?: Maybe<LeaveGroupPayload>;
  /** Says that the viewer's devices have received every message up to a sequence. Never moves back. BAD_USER_INPUT for a sequence that the viewer's part of the conversation does not reach. */
  markConversationDelivered?: Maybe<MarkConversationDeliveredPayload>;
  /** Says that the viewer has read every message up to a sequence. Never moves back. BAD_USER_INPUT for a sequence that the viewer's part of the conversation does not reach. */
  markConversationRead?: Maybe<MarkConversationReadPayload>;
  /** Sets the viewer's one reaction to a message, or takes it back. FORBIDDEN for a deleted message, and where the viewer may not write. */
  reactToMessage?: Maybe<ReactToMessagePayload>;
  /** Removes a member from a group, who keeps what was written until then. FORBIDDEN for members who are no admins, NOT_FOUND for a user who is no member. */
  removeGroupMember?: Maybe<RemoveGroupMemberPayload>;
  /** Changes the name of a group. FORBIDDEN for members who are no admins. */
  renameGroup?: Maybe<RenameGroupPayload>;
  /** Sends a message to a user or into a conversation. The first message to a user opens the conversation. At most 1,000 a day, of which 20 to users who neither follow the viewer nor have accepted the conversation, and 30 conversations an hour. NOT_FOUND for a user whom the viewer may not see and for a conversation of others, FORBIDDEN for a user who takes no messages from the viewer, and where a block, a suspension or the end of an account has ended the conversation. */
  sendMessage?: Maybe<SendMessagePayload>;
  /** Makes a member an admin of the group, or ends that. FORBIDDEN for members who are no admins, and for the last admin; NOT_FOUND for a user who is no member. */
  setGroupAdmin?: Maybe<SetGroupAdminPayload>;
  /** Tells the other members that the viewer is typing, as `Typing` of `conversationEvents`. Call it while the user types, every 3 seconds: within one second only the first call of a member in a conversation is told. Nothing is stored. FORBIDDEN as for `sendMessage`; a member who has not accepted the conversation tells nothing. */
  typing?: Maybe<TypingPayload>;
  /** Changes who may write to the viewer, and whether others see what the viewer has read. */
  updateMessageSettings?: Maybe<UpdateMessageSettingsPayload>;
};


export type MutationAcceptMessageRequestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationAddGroupMembersArgs = {
  id: Scalars['ID']['input'];
  memberIds: Array<Scalars['ID']['input']>;
};


export type MutationCreateGroupArgs = {
  input: CreateGroupInput;
};


export type MutationDeclineMessageRequestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteMessageArgs = {
  forAll?: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
};


export type MutationEditMessageArgs = {
  id: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};


export type MutationLeaveGroupArgs = {
  id: Scalars['ID']['input'];
};


export type MutationMarkConversationDeliveredArgs = {
  id: Scalars['ID']['input'];
  upTo: Scalars['Int']['input'];
};


export type MutationMarkConversationReadArgs = {
  id: Scalars['ID']['input'];
  upTo: Scalars['Int']['input'];
};


export type MutationReactToMessageArgs = {
  emoji?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};


export type MutationRemoveGroupMemberArgs = {
  id: Scalars['ID']['input'];
  memberId: Scalars['ID']['input'];
};


export type MutationRenameGroupArgs = {
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
};


export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


export type MutationSetGroupAdminArgs = {
  id: Scalars['ID']['input'];
  isAdmin: Scalars['Boolean']['input'];
  memberId: Scalars['ID']['input'];
};


export type MutationTypingArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUpdateMessageSettingsArgs = {
  input: UpdateMessageSettingsInput;
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
  /** A conversation that the viewer is or was a member of; null for every other text, whether there is such a conversation or not. */
  conversation?: Maybe<Conversation>;
};


export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};

/** The result of `reactToMessage`. */
export type ReactToMessagePayload = {
  __typename?: 'ReactToMessagePayload';
  /** The message as it is now. */
  message: Message;
};

/** A member has reacted to a message, or has taken the reaction back. */
export type ReactionChanged = {
  __typename?: 'ReactionChanged';
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** The message with its reactions as they are now. An event whose message the viewer has deleted or may not see is not sent. */
  message?: Maybe<Message>;
};

/** A member has received or read further. Told of other members only between those who tell how far they have read, and never where one blocks the other in a conversation of two. */
export type ReceiptMoved = {
  __typename?: 'ReceiptMoved';
  /** The id of the conversation. */
  conversationId: Scalars['ID']['output'];
  /** Pass it as `after` to resume after this event. */
  cursor: Scalars['String']['output'];
  /** The sequence up to which the member had received, at this event or later. */
  deliveredUpTo: Scalars['Int']['output'];
  /** The sequence up to which the member had read, at this event or later. */
  readUpTo: Scalars['Int']['output'];
  /** The member; null for a user that the viewer may not see. */
  user?: Maybe<User>;
  /** The id of the member; that of the viewer for what was read on another device. */
  userId: Scalars['ID']['output'];
};

/** The result of `removeGroupMember`. */
export type RemoveGroupMemberPayload = {
  __typename?: 'RemoveGroupMemberPayload';
  /** The group as it is now. */
  conversation: Conversation;
};

/** The result of `renameGroup`. */
export type RenameGroupPayload = {
  __typename?: 'RenameGroupPayload';
  /** The group as it is now. */
  conversation: Conversation;
};

/** A message: give one of `to` and `conversationId`. */
export type SendMessageInput = {
  /** The conversation to write into. */
  conversationId?: InputMaybe<Scalars['ID']['input']>;
  /** A name for this attempt, 1 to 64 characters: a retry into the same conversation within 24 hours returns the first message. IDEMPOTENCY_KEY_REUSED when the retry says something else. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The tweet that it quotes: each member sees it as far as they may see the tweet. */
  quotedTweetId?: InputMaybe<Scalars['ID']['input']>;
  /** The message of the same conversation that it replies to. */
  replyTo?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 10,000 characters, not all of them blank. */
  text: Scalars['String']['input'];
  /** The user to write to. */
  to?: InputMaybe<Scalars['ID']['input']>;
};

/** The result of `sendMessage`. */
export type SendMessagePayload = {
  __typename?: 'SendMessagePayload';
  /** The message with its place in the conversation. */
  message: Message;
};

/** The result of `setGroupAdmin`. */
export type SetGroupAdminPayload = {
  __typename?: 'SetGroupAdminPayload';
  /** The group as it is now. */
  conversation: Conversation;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Live events of all conversations and requests of the viewer. Order messages by `sequence`: what a process that died had not told comes late. `after` resumes after the last cursor that the client received: missed events are replayed, then live events follow. A conversation that the viewer has left tells nothing more; one that the viewer has declined tells nothing. */
  conversationEvents: ConversationEvent;
};


export type SubscriptionConversationEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Tweet = {
  __typename?: 'Tweet';
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
};

/** A member is typing. Show it for 6 seconds, or until a message of the member arrives: there is no event for the end. It has no cursor, is not replayed, and may be lost. */
export type Typing = {
  __typename?: 'Typing';
  /** The id of the conversation. */
  conversationId: Scalars['ID']['output'];
  /** The member; null for a user that the viewer may not see. */
  user?: Maybe<User>;
  /** The id of the member. */
  userId: Scalars['ID']['output'];
};

/** The result of `typing`. */
export type TypingPayload = {
  __typename?: 'TypingPayload';
  /** The conversation as it is. */
  conversation: Conversation;
};

/** The settings to change; absent fields stay. */
export type UpdateMessageSettingsInput = {
  /** Who may open conversations with the viewer. */
  from?: InputMaybe<MessageAudience>;
  /** Whether other members see how far the viewer has received and read. */
  receipts?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The result of `updateMessageSettings`. */
export type UpdateMessageSettingsPayload = {
  __typename?: 'UpdateMessageSettingsPayload';
  /** The viewer, with the settings as they are now. */
  viewer: Viewer;
};

export type User = {
  __typename?: 'User';
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
};

export type Viewer = Node & {
  __typename?: 'Viewer';
  /** The viewer's conversations, the last activity first. Requests are in `messageRequests`. */
  conversations?: Maybe<ConversationConnection>;
  /** The id of this record, which is no id of a user: that of the account is `user { id }`. */
  id: Scalars['ID']['output'];
  /** Conversations that users have opened whom the viewer does not follow, the last activity first. */
  messageRequests?: Maybe<ConversationConnection>;
  /** Who may write to the viewer, and what others see of the viewer's reading. */
  messageSettings?: Maybe<MessageSettings>;
  /** The messages with all words of a query, the newest first, among those that the viewer may read and has not deleted: each as the viewer sees it. Null for a conversation that is not the viewer's. */
  searchMessages?: Maybe<MessageConnection>;
  /** The number of unread messages in all of the viewer's conversations; requests do not count. */
  unreadMessagesCount?: Maybe<Scalars['Int']['output']>;
};


export type ViewerConversationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  unreadFirst?: Scalars['Boolean']['input'];
};


export type ViewerMessageRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type ViewerSearchMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  conversationId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
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
  Conversation: Conversation;
  Message: Message;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Conversation:
    ( { __typename: 'Conversation' }
    & GraphQLRecursivePick<FederationTypes['Conversation'], {"id":true}> );
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ConversationEvent:
    | ( Omit<ConversationChanged, 'conversation'> & { conversation?: Maybe<_RefType['Conversation']> } )
    | ( ConversationsGap )
    | ( Omit<MembersChanged, 'conversation'> & { conversation?: Maybe<_RefType['Conversation']> } )
    | ( Omit<MessageChanged, 'message'> & { message?: Maybe<_RefType['Message']> } )
    | ( MessageDeleted )
    | ( Omit<MessageSent, 'message'> & { message?: Maybe<_RefType['Message']> } )
    | ( Omit<ReactionChanged, 'message'> & { message?: Maybe<_RefType['Message']> } )
    | ( ReceiptMoved )
    | ( Typing )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ConversationModel )
    | ( MessageModel )
    | ( ViewerModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptMessageRequestPayload: ResolverTypeWrapper<Omit<AcceptMessageRequestPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  AddGroupMembersPayload: ResolverTypeWrapper<Omit<AddGroupMembersPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  Conversation: ResolverTypeWrapper<ConversationModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ConversationChanged: ResolverTypeWrapper<Omit<ConversationChanged, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  ConversationConnection: ResolverTypeWrapper<Omit<ConversationConnection, 'edges'> & { edges: Array<ResolversTypes['ConversationEdge']> }>;
  ConversationEdge: ResolverTypeWrapper<Omit<ConversationEdge, 'node'> & { node: ResolversTypes['Conversation'] }>;
  ConversationEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConversationEvent']>;
  ConversationKind: ConversationKind;
  ConversationList: ConversationList;
  ConversationMember: ResolverTypeWrapper<ConversationMemberModel>;
  ConversationsGap: ResolverTypeWrapper<ConversationsGap>;
  CreateGroupInput: CreateGroupInput;
  CreateGroupPayload: ResolverTypeWrapper<Omit<CreateGroupPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeclineMessageRequestPayload: ResolverTypeWrapper<Omit<DeclineMessageRequestPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  DeleteMessagePayload: ResolverTypeWrapper<Omit<DeleteMessagePayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  EditMessagePayload: ResolverTypeWrapper<Omit<EditMessagePayload, 'message'> & { message: ResolversTypes['Message'] }>;
  LeaveGroupPayload: ResolverTypeWrapper<Omit<LeaveGroupPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  MarkConversationDeliveredPayload: ResolverTypeWrapper<Omit<MarkConversationDeliveredPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  MarkConversationReadPayload: ResolverTypeWrapper<Omit<MarkConversationReadPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  MembersChanged: ResolverTypeWrapper<Omit<MembersChanged, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  Message: ResolverTypeWrapper<MessageModel>;
  MessageAudience: MessageAudience;
  MessageChanged: ResolverTypeWrapper<Omit<MessageChanged, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  MessageConnection: ResolverTypeWrapper<Omit<MessageConnection, 'edges'> & { edges: Array<ResolversTypes['MessageEdge']> }>;
  MessageDeleted: ResolverTypeWrapper<MessageDeleted>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  MessageReaction: ResolverTypeWrapper<MessageReactionModel>;
  MessageSent: ResolverTypeWrapper<Omit<MessageSent, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  MessageSettings: ResolverTypeWrapper<MessageSettings>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReactToMessagePayload: ResolverTypeWrapper<Omit<ReactToMessagePayload, 'message'> & { message: ResolversTypes['Message'] }>;
  ReactionChanged: ResolverTypeWrapper<Omit<ReactionChanged, 'message'> & { message?: Maybe<ResolversTypes['Message']> }>;
  ReceiptMoved: ResolverTypeWrapper<ReceiptMoved>;
  RemoveGroupMemberPayload: ResolverTypeWrapper<Omit<RemoveGroupMemberPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  RenameGroupPayload: ResolverTypeWrapper<Omit<RenameGroupPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  SendMessageInput: SendMessageInput;
  SendMessagePayload: ResolverTypeWrapper<Omit<SendMessagePayload, 'message'> & { message: ResolversTypes['Message'] }>;
  SetGroupAdminPayload: ResolverTypeWrapper<Omit<SetGroupAdminPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Tweet: ResolverTypeWrapper<Tweet>;
  Typing: ResolverTypeWrapper<Typing>;
  TypingPayload: ResolverTypeWrapper<Omit<TypingPayload, 'conversation'> & { conversation: ResolversTypes['Conversation'] }>;
  UpdateMessageSettingsInput: UpdateMessageSettingsInput;
  UpdateMessageSettingsPayload: ResolverTypeWrapper<Omit<UpdateMessageSettingsPayload, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  User: ResolverTypeWrapper<User>;
  Viewer: ResolverTypeWrapper<ViewerModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptMessageRequestPayload: Omit<AcceptMessageRequestPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  AddGroupMembersPayload: Omit<AddGroupMembersPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  Conversation: ConversationModel;
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  ConversationChanged: Omit<ConversationChanged, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  ConversationConnection: Omit<ConversationConnection, 'edges'> & { edges: Array<ResolversParentTypes['ConversationEdge']> };
  ConversationEdge: Omit<ConversationEdge, 'node'> & { node: ResolversParentTypes['Conversation'] };
  ConversationEvent: ResolversUnionTypes<ResolversParentTypes>['ConversationEvent'];
  ConversationMember: ConversationMemberModel;
  ConversationsGap: ConversationsGap;
  CreateGroupInput: CreateGroupInput;
  CreateGroupPayload: Omit<CreateGroupPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  DateTime: Scalars['DateTime']['output'];
  DeclineMessageRequestPayload: Omit<DeclineMessageRequestPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  DeleteMessagePayload: Omit<DeleteMessagePayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  EditMessagePayload: Omit<EditMessagePayload, 'message'> & { message: ResolversParentTypes['Message'] };
  LeaveGroupPayload: Omit<LeaveGroupPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  MarkConversationDeliveredPayload: Omit<MarkConversationDeliveredPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  MarkConversationReadPayload: Omit<MarkConversationReadPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  MembersChanged: Omit<MembersChanged, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  Message: MessageModel;
  MessageChanged: Omit<MessageChanged, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  MessageConnection: Omit<MessageConnection, 'edges'> & { edges: Array<ResolversParentTypes['MessageEdge']> };
  MessageDeleted: MessageDeleted;
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  MessageReaction: MessageReactionModel;
  MessageSent: Omit<MessageSent, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  MessageSettings: MessageSettings;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  ReactToMessagePayload: Omit<ReactToMessagePayload, 'message'> & { message: ResolversParentTypes['Message'] };
  ReactionChanged: Omit<ReactionChanged, 'message'> & { message?: Maybe<ResolversParentTypes['Message']> };
  ReceiptMoved: ReceiptMoved;
  RemoveGroupMemberPayload: Omit<RemoveGroupMemberPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  RenameGroupPayload: Omit<RenameGroupPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  SendMessageInput: SendMessageInput;
  SendMessagePayload: Omit<SendMessagePayload, 'message'> & { message: ResolversParentTypes['Message'] };
  SetGroupAdminPayload: Omit<SetGroupAdminPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  Subscription: Record<PropertyKey, never>;
  Tweet: Tweet;
  Typing: Typing;
  TypingPayload: Omit<TypingPayload, 'conversation'> & { conversation: ResolversParentTypes['Conversation'] };
  UpdateMessageSettingsInput: UpdateMessageSettingsInput;
  UpdateMessageSettingsPayload: Omit<UpdateMessageSettingsPayload, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  User: User;
  Viewer: ViewerModel;
};

export type AcceptMessageRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptMessageRequestPayload'] = ResolversParentTypes['AcceptMessageRequestPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type AddGroupMembersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddGroupMembersPayload'] = ResolversParentTypes['AddGroupMembersPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation'], FederationReferenceType extends FederationReferenceTypes['Conversation'] = FederationReferenceTypes['Conversation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Conversation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joined?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConversationKind'], ParentType, ContextType>;
  lastActivityAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  lastSequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  list?: Resolver<ResolversTypes['ConversationList'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['ConversationMember']>, ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, RequireFields<ConversationMessagesArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readUpTo?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationChanged'] = ResolversParentTypes['ConversationChanged']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  liveCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConversationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEdge'] = ResolversParentTypes['ConversationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type ConversationEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEvent'] = ResolversParentTypes['ConversationEvent']> = {
  __resolveType: TypeResolveFn<'ConversationChanged' | 'ConversationsGap' | 'MembersChanged' | 'MessageChanged' | 'MessageDeleted' | 'MessageSent' | 'ReactionChanged' | 'ReceiptMoved' | 'Typing', ParentType, ContextType>;
};

export type ConversationMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMember'] = ResolversParentTypes['ConversationMember']> = {
  deliveredUpTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isAdmin?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  readUpTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ConversationsGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationsGap'] = ResolversParentTypes['ConversationsGap']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateGroupPayload'] = ResolversParentTypes['CreateGroupPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeclineMessageRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineMessageRequestPayload'] = ResolversParentTypes['DeclineMessageRequestPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type DeleteMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMessagePayload'] = ResolversParentTypes['DeleteMessagePayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type EditMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessagePayload'] = ResolversParentTypes['EditMessagePayload']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type LeaveGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveGroupPayload'] = ResolversParentTypes['LeaveGroupPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type MarkConversationDeliveredPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkConversationDeliveredPayload'] = ResolversParentTypes['MarkConversationDeliveredPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type MarkConversationReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkConversationReadPayload'] = ResolversParentTypes['MarkConversationReadPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type MembersChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembersChanged'] = ResolversParentTypes['MembersChanged']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message'], FederationReferenceType extends FederationReferenceTypes['Message'] = FederationReferenceTypes['Message']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Message']> | FederationReferenceType, FederationReferenceType, ContextType>;
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quotedTweet?: Resolver<Maybe<ResolversTypes['Tweet']>, ParentType, ContextType>;
  reactions?: Resolver<Array<ResolversTypes['MessageReaction']>, ParentType, ContextType>;
  replyTo?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  senderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageChanged'] = ResolversParentTypes['MessageChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MessageDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageDeleted'] = ResolversParentTypes['MessageDeleted']> = {
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  forAll?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MessageReactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageReaction'] = ResolversParentTypes['MessageReaction']> = {
  emoji?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MessageSentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageSent'] = ResolversParentTypes['MessageSent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageSettings'] = ResolversParentTypes['MessageSettings']> = {
  from?: Resolver<ResolversTypes['MessageAudience'], ParentType, ContextType>;
  receipts?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptMessageRequest?: Resolver<Maybe<ResolversTypes['AcceptMessageRequestPayload']>, ParentType, ContextType, RequireFields<MutationAcceptMessageRequestArgs, 'id'>>;
  addGroupMembers?: Resolver<Maybe<ResolversTypes['AddGroupMembersPayload']>, ParentType, ContextType, RequireFields<MutationAddGroupMembersArgs, 'id' | 'memberIds'>>;
  createGroup?: Resolver<Maybe<ResolversTypes['CreateGroupPayload']>, ParentType, ContextType, RequireFields<MutationCreateGroupArgs, 'input'>>;
  declineMessageRequest?: Resolver<Maybe<ResolversTypes['DeclineMessageRequestPayload']>, ParentType, ContextType, RequireFields<MutationDeclineMessageRequestArgs, 'id'>>;
  deleteMessage?: Resolver<Maybe<ResolversTypes['DeleteMessagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteMessageArgs, 'forAll' | 'id'>>;
  editMessage?: Resolver<Maybe<ResolversTypes['EditMessagePayload']>, ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'id' | 'text'>>;
  leaveGroup?: Resolver<Maybe<ResolversTypes['LeaveGroupPayload']>, ParentType, ContextType, RequireFields<MutationLeaveGroupArgs, 'id'>>;
  markConversationDelivered?: Resolver<Maybe<ResolversTypes['MarkConversationDeliveredPayload']>, ParentType, ContextType, RequireFields<MutationMarkConversationDeliveredArgs, 'id' | 'upTo'>>;
  markConversationRead?: Resolver<Maybe<ResolversTypes['MarkConversationReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkConversationReadArgs, 'id' | 'upTo'>>;
  reactToMessage?: Resolver<Maybe<ResolversTypes['ReactToMessagePayload']>, ParentType, ContextType, RequireFields<MutationReactToMessageArgs, 'id'>>;
  removeGroupMember?: Resolver<Maybe<ResolversTypes['RemoveGroupMemberPayload']>, ParentType, ContextType, RequireFields<MutationRemoveGroupMemberArgs, 'id' | 'memberId'>>;
  renameGroup?: Resolver<Maybe<ResolversTypes['RenameGroupPayload']>, ParentType, ContextType, RequireFields<MutationRenameGroupArgs, 'id'>>;
  sendMessage?: Resolver<Maybe<ResolversTypes['SendMessagePayload']>, ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  setGroupAdmin?: Resolver<Maybe<ResolversTypes['SetGroupAdminPayload']>, ParentType, ContextType, RequireFields<MutationSetGroupAdminArgs, 'id' | 'isAdmin' | 'memberId'>>;
  typing?: Resolver<Maybe<ResolversTypes['TypingPayload']>, ParentType, ContextType, RequireFields<MutationTypingArgs, 'id'>>;
  updateMessageSettings?: Resolver<Maybe<ResolversTypes['UpdateMessageSettingsPayload']>, ParentType, ContextType, RequireFields<MutationUpdateMessageSettingsArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Conversation' | 'Message' | 'Viewer', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
};

export type ReactToMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactToMessagePayload'] = ResolversParentTypes['ReactToMessagePayload']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type ReactionChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactionChanged'] = ResolversParentTypes['ReactionChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReceiptMovedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceiptMoved'] = ResolversParentTypes['ReceiptMoved']> = {
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deliveredUpTo?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  readUpTo?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveGroupMemberPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveGroupMemberPayload'] = ResolversParentTypes['RemoveGroupMemberPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type RenameGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenameGroupPayload'] = ResolversParentTypes['RenameGroupPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type SendMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendMessagePayload'] = ResolversParentTypes['SendMessagePayload']> = {
  message?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type SetGroupAdminPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetGroupAdminPayload'] = ResolversParentTypes['SetGroupAdminPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  conversationEvents?: SubscriptionResolver<ResolversTypes['ConversationEvent'], "conversationEvents", ParentType, ContextType, Partial<SubscriptionConversationEventsArgs>>;
};

export type TweetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tweet'] = ResolversParentTypes['Tweet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TypingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Typing'] = ResolversParentTypes['Typing']> = {
  conversationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TypingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TypingPayload'] = ResolversParentTypes['TypingPayload']> = {
  conversation?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type UpdateMessageSettingsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateMessageSettingsPayload'] = ResolversParentTypes['UpdateMessageSettingsPayload']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  conversations?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, RequireFields<ViewerConversationsArgs, 'first' | 'unreadFirst'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messageRequests?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, RequireFields<ViewerMessageRequestsArgs, 'first'>>;
  messageSettings?: Resolver<Maybe<ResolversTypes['MessageSettings']>, ParentType, ContextType>;
  searchMessages?: Resolver<Maybe<ResolversTypes['MessageConnection']>, ParentType, ContextType, RequireFields<ViewerSearchMessagesArgs, 'first' | 'query'>>;
  unreadMessagesCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptMessageRequestPayload?: AcceptMessageRequestPayloadResolvers<ContextType>;
  AddGroupMembersPayload?: AddGroupMembersPayloadResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationChanged?: ConversationChangedResolvers<ContextType>;
  ConversationConnection?: ConversationConnectionResolvers<ContextType>;
  ConversationEdge?: ConversationEdgeResolvers<ContextType>;
  ConversationEvent?: ConversationEventResolvers<ContextType>;
  ConversationMember?: ConversationMemberResolvers<ContextType>;
  ConversationsGap?: ConversationsGapResolvers<ContextType>;
  CreateGroupPayload?: CreateGroupPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeclineMessageRequestPayload?: DeclineMessageRequestPayloadResolvers<ContextType>;
  DeleteMessagePayload?: DeleteMessagePayloadResolvers<ContextType>;
  EditMessagePayload?: EditMessagePayloadResolvers<ContextType>;
  LeaveGroupPayload?: LeaveGroupPayloadResolvers<ContextType>;
  MarkConversationDeliveredPayload?: MarkConversationDeliveredPayloadResolvers<ContextType>;
  MarkConversationReadPayload?: MarkConversationReadPayloadResolvers<ContextType>;
  MembersChanged?: MembersChangedResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageChanged?: MessageChangedResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageDeleted?: MessageDeletedResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  MessageReaction?: MessageReactionResolvers<ContextType>;
  MessageSent?: MessageSentResolvers<ContextType>;
  MessageSettings?: MessageSettingsResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReactToMessagePayload?: ReactToMessagePayloadResolvers<ContextType>;
  ReactionChanged?: ReactionChangedResolvers<ContextType>;
  ReceiptMoved?: ReceiptMovedResolvers<ContextType>;
  RemoveGroupMemberPayload?: RemoveGroupMemberPayloadResolvers<ContextType>;
  RenameGroupPayload?: RenameGroupPayloadResolvers<ContextType>;
  SendMessagePayload?: SendMessagePayloadResolvers<ContextType>;
  SetGroupAdminPayload?: SetGroupAdminPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Tweet?: TweetResolvers<ContextType>;
  Typing?: TypingResolvers<ContextType>;
  TypingPayload?: TypingPayloadResolvers<ContextType>;
  UpdateMessageSettingsPayload?: UpdateMessageSettingsPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

