/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** A new group. */
export type CreateGroupInput = {
  /** The other members: 1 to 49 users. */
  memberIds: Array<string | number>;
  /** 1 to 50 characters. */
  name?: string | null | undefined;
};

/** What is to be uploaded. */
export type CreateMediaUploadInput = {
  /** What the medium shows, for those who do not see it: up to 1,000 characters. */
  altText?: string | null | undefined;
  /** The size: up to 5 MB (5,242,880) for an image, 512 MB (536,870,912) for a video. */
  bytes: number;
  /** For an image `image/jpeg`, `image/png`, `image/webp`, `image/avif` or `image/gif`; for a video `video/mp4`, `video/quicktime` or `video/webm`. */
  contentType: string;
  /** What must stay visible where the medium is cropped. The middle by default. */
  focalPoint?: FocalPointInput | null | undefined;
  /** What the bytes are. */
  kind: MediaKind;
  /** Whether clients should ask before they show it. */
  sensitive?: boolean;
  /** The SHA-256 of the bytes, in 64 lower-case hexadecimal digits. */
  sha256: string;
};

/** A point of a picture, in parts of its width and height. */
export type FocalPointInput = {
  /** 0 at the left edge to 1 at the right one. */
  x: number;
  /** 0 at the top edge to 1 at the bottom one. */
  y: number;
};

/** The sizes of pictures: the longer side, at most. */
export type ImageSize =
  /** 1,200 pixels. */
  | 'LARGE'
  /** The picture's own size, 4,096 pixels at most. */
  | 'ORIGINAL'
  /** 680 pixels. */
  | 'SMALL'
  /** 400 pixels. */
  | 'THUMBNAIL';

/** A login and its password. */
export type LoginInput = {
  /** Username or e-mail. */
  login: string;
  /** The password. */
  password: string;
};

/** Why an upload has failed. Nothing of it is kept. */
export type MediaFailure =
  /** The bytes have another size or SHA-256 than was said. */
  | 'HASH_MISMATCH'
  /** Reading it took more memory or time than any picture or video within the limits needs. */
  | 'LIMIT_EXCEEDED'
  /** A video of more than 140 seconds. */
  | 'TOO_LONG'
  /** An animation of more than 600 frames. */
  | 'TOO_MANY_FRAMES'
  /** More than 64 million pixels, all frames of an animation together. */
  | 'TOO_MANY_PIXELS'
  /** The bytes are of another type than `contentType` says. */
  | 'TYPE_MISMATCH'
  /** The bytes are damaged or incomplete. */
  | 'UNREADABLE'
  /** The bytes are of no type that is accepted. */
  | 'UNSUPPORTED_TYPE';

/** Kinds of media. */
export type MediaKind =
  /** A picture, which may be animated. */
  | 'IMAGE'
  /** A video. */
  | 'VIDEO';

/** How far an upload is. */
export type MediaState =
  /** It cannot be used: see `failure`. */
  | 'FAILED'
  /** The bytes are examined, and variants are made. */
  | 'PROCESSING'
  /** Tweets can use it. */
  | 'READY'
  /** The bytes are awaited. */
  | 'UPLOADING';

/** Whose messages a user takes. */
export type MessageAudience =
  /** Those of everybody; what users write whom the user does not follow is a request at first. */
  | 'EVERYBODY'
  /** Those of users whom the user follows. */
  | 'FOLLOWING'
  /** Nobody's. */
  | 'NOBODY';

/** What operators do to an account. */
export type ModerationAction =
  /** The suspension was lifted. */
  | 'RESTORED'
  /** The account was suspended: it was hidden from everybody, and signed out. */
  | 'SUSPENDED';

/** From whom a user is told. */
export type NotificationAudience =
  /** From everybody. */
  | 'EVERYONE'
  /** From users whom the viewer follows when they act. */
  | 'FOLLOWING'
  /** From nobody. */
  | 'OFF';

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

/** A setting to change; absent fields stay. */
export type NotificationSettingInput = {
  /** From whom; always EVERYONE for MODERATION. */
  from?: NotificationAudience | null | undefined;
  /** The kind. */
  kind: NotificationKind;
  /** Whether the viewer's devices are told, too. */
  push?: boolean | null | undefined;
};

/** A new tweet. */
export type PostTweetInput = {
  /** Makes a retry safe: the same key and input within 24 hours return the same tweet. Up to 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The id of the tweet to reply to. */
  inReplyTo?: string | number | null | undefined;
  /** Up to 4 images, or one video, of the viewer: ids of uploads that are READY. The text may be empty then. BAD_USER_INPUT for others. */
  mediaIds?: Array<string | number> | null | undefined;
  /** The id of the tweet to quote. */
  quoteOf?: string | number | null | undefined;
  /** 1 to 280 weighted characters: emoji and CJK characters weigh 2, URLs 23. */
  text: string;
};

/** A new account. */
export type RegisterInput = {
  /** 1 to 50 characters. */
  displayName: string;
  /** Up to 255 characters; unique. */
  email: string;
  /** 8 to 256 characters, not all of them blank; the 1,000 most common passwords are refused. */
  password: string;
  /** 1 to 15 of A-Z a-z 0-9 and _. */
  username: string;
};

/** A device that wants pushes: give one of the two. */
export type RegisterPushSubscriptionInput = {
  /** What the push service of the platform gives to an app: 1 to 4,096 visible ASCII characters. */
  token?: string | null | undefined;
  /** What `PushSubscription.toJSON()` returns in a browser. */
  web?: WebPushSubscriptionInput | null | undefined;
};

/** The order of search results. */
export type SearchOrder =
  /** Newest first. */
  | 'LATEST'
  /** By recency (70 %), engagement (20 %) and relevance (10 %). */
  | 'TOP';

/** A message: give one of `to` and `conversationId`. */
export type SendMessageInput = {
  /** The conversation to write into. */
  conversationId?: string | number | null | undefined;
  /** A name for this attempt, 1 to 64 characters: a retry into the same conversation within 24 hours returns the first message. IDEMPOTENCY_KEY_REUSED when the retry says something else. */
  idempotencyKey?: string | null | undefined;
  /** The tweet that it quotes: each member sees it as far as they may see the tweet. */
  quotedTweetId?: string | number | null | undefined;
  /** The message of the same conversation that it replies to. */
  replyTo?: string | number | null | undefined;
  /** 1 to 10,000 characters, not all of them blank. */
  text: string;
  /** The user to write to. */
  to?: string | number | null | undefined;
};

/** The order of a timeline. */
export type TimelineOrder =
  /** Newest first. */
  | 'LATEST'
  /** By engagement, recency and affinity. */
  | 'TOP';

/** The period in which uses are counted. */
export type TrendWindow =
  /** The last 24 hours. */
  | 'DAY'
  /** The last hour. */
  | 'HOUR'
  /** The last six hours. */
  | 'SIX_HOURS';

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

/** The settings to change; absent fields stay. */
export type UpdateMessageSettingsInput = {
  /** Who may open conversations with the viewer. */
  from?: MessageAudience | null | undefined;
  /** Whether other members see how far the viewer has received and read. */
  receipts?: boolean | null | undefined;
};

/** The fields of a profile to change; absent fields stay. */
export type UpdateProfileInput = {
  /** An https address; null removes the picture. */
  avatarUrl?: string | null | undefined;
  /** Up to 160 characters. */
  bio?: string | null | undefined;
  /** 1 to 50 characters. */
  displayName?: string | null | undefined;
  /** Whether only accepted followers may see the tweets. An account that becomes public accepts all waiting requests. */
  protected?: boolean | null | undefined;
};

/** The keys that pushes to a browser are encrypted with. */
export type WebPushKeysInput = {
  /** A secret of 16 bytes as base64url. */
  auth: string;
  /** A P-256 public key: 65 bytes as base64url. */
  p256dh: string;
};

/** A subscription of a browser. */
export type WebPushSubscriptionInput = {
  /** An https URL of the push service, up to 2,048 characters. */
  endpoint: string;
  /** When the subscription expires, in ms since 1970; null when the browser does not know. */
  expirationTime?: number | null | undefined;
  /** The keys that pushes are encrypted with. */
  keys: WebPushKeysInput;
};

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { accessToken: string, expiresAt: string, refreshToken: string, user: { id: string, username: string } } | null };

export type SignInMutationVariables = Exact<{
  input: LoginInput;
}>;


export type SignInMutation = { login: { accessToken: string, expiresAt: string, refreshToken: string, user: { id: string, username: string } } | null };

export type OpenSessionFragment = { accessToken: string, expiresAt: string, refreshToken: string, user: { id: string, username: string } };

export type RefreshMutationVariables = Exact<{
  refreshToken: string;
}>;


export type RefreshMutation = { refreshSession: { accessToken: string, expiresAt: string, refreshToken: string, user: { id: string, username: string } } | null };

export type SignOutMutationVariables = Exact<{
  everywhere?: boolean | null | undefined;
}>;


export type SignOutMutation = { logout: boolean | null };

export type ChangePasswordMutationVariables = Exact<{
  current: string;
  next: string;
}>;


export type ChangePasswordMutation = { changePassword: { accessToken: string, expiresAt: string, refreshToken: string, user: { id: string, username: string } } | null };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { id: string, email: string, user: { username: string, followersCount: number, followingCount: number } } | null };

export type OpenSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenSessionsQuery = { viewer: { sessions: Array<{ id: string, signedInAt: string, refreshedAt: string, endsAt: string, current: boolean }> } | null };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { sessionEnd: { viewer: { sessions: Array<{ id: string }> } } | null };

export type CreateUploadMutationVariables = Exact<{
  input: CreateMediaUploadInput;
}>;


export type CreateUploadMutation = { createMediaUpload: { upload: { id: string, state: MediaState, expiresAt: string | null }, signedUpload: { method: string, url: string, expiresAt: string, headers: Array<{ name: string, value: string }> } } | null };

export type CompleteUploadMutationVariables = Exact<{
  id: string | number;
}>;


export type CompleteUploadMutation = { completeMediaUpload: { upload: { id: string, state: MediaState } } | null };

export type ReadUploadQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadUploadQuery = { mediaUpload: { id: string, kind: MediaKind, state: MediaState, failure: MediaFailure | null, expiresAt: string | null, media: { __typename: 'Image', animated: boolean, id: string, altText: string | null, sensitive: boolean, width: number, height: number, blurhash: string, variants: Array<{ size: ImageSize, contentType: string, width: number, height: number, bytes: number, url: string }>, focalPoint: { x: number, y: number } } | null } | null };

export type UploadStateFragment = { id: string, kind: MediaKind, state: MediaState, failure: MediaFailure | null, expiresAt: string | null, media: { __typename: 'Image', animated: boolean, id: string, altText: string | null, sensitive: boolean, width: number, height: number, blurhash: string, variants: Array<{ size: ImageSize, contentType: string, width: number, height: number, bytes: number, url: string }>, focalPoint: { x: number, y: number } } | null };

export type WholeMediaFragment = { __typename: 'Image', animated: boolean, id: string, altText: string | null, sensitive: boolean, width: number, height: number, blurhash: string, variants: Array<{ size: ImageSize, contentType: string, width: number, height: number, bytes: number, url: string }>, focalPoint: { x: number, y: number } };

export type PostMediaMutationVariables = Exact<{
  input: PostTweetInput;
}>;


export type PostMediaMutation = { tweetPost: { tweet: { id: string, text: string, media: Array<{ __typename: 'Image', animated: boolean, id: string, altText: string | null, sensitive: boolean, width: number, height: number, blurhash: string, variants: Array<{ size: ImageSize, contentType: string, width: number, height: number, bytes: number, url: string }>, focalPoint: { x: number, y: number } }> } } | null };

export type MediaOfTweetQueryVariables = Exact<{
  id: string | number;
}>;


export type MediaOfTweetQuery = { tweet: { id: string, media: Array<{ __typename: 'Image', animated: boolean, id: string, altText: string | null, sensitive: boolean, width: number, height: number, blurhash: string, variants: Array<{ size: ImageSize, contentType: string, width: number, height: number, bytes: number, url: string }>, focalPoint: { x: number, y: number } }> } | null };

export type HomeMediaQueryVariables = Exact<{
  first: number;
}>;


export type HomeMediaQuery = { homeTimeline: { edges: Array<{ node: { id: string, media: Array<{ id: string, variants: Array<{ url: string }> }> } | null }> } | null };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { message: { id: string, sequence: number, text: string | null, conversation: { id: string } } } | null };

export type ConversationByIdQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  last?: number | null | undefined;
}>;


export type ConversationByIdQuery = { conversation: { id: string, kind: ConversationKind, name: string | null, joined: boolean, list: ConversationList, lastSequence: number, readUpTo: number, unreadCount: number, lastActivityAt: string, members: Array<{ userId: string, isAdmin: boolean, deliveredUpTo: number | null, readUpTo: number | null, user: { username: string } | null }>, messages: { edges: Array<{ cursor: string, node: { id: string, sequence: number, senderId: string, text: string | null, editedAt: string | null, deleted: boolean, sender: { username: string } | null, replyTo: { text: string | null } | null, quotedTweet: { text: string } | null, reactions: Array<{ emoji: string, userId: string }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, lastMessage: { text: string | null, sequence: number } | null } | null };

export type ListedFragment = { id: string, kind: ConversationKind, name: string | null, joined: boolean, list: ConversationList, lastSequence: number, readUpTo: number, unreadCount: number, lastActivityAt: string, lastMessage: { text: string | null, sequence: number } | null };

export type WrittenFragment = { id: string, sequence: number, senderId: string, text: string | null, editedAt: string | null, deleted: boolean, sender: { username: string } | null, replyTo: { text: string | null } | null, quotedTweet: { text: string } | null, reactions: Array<{ emoji: string, userId: string }> };

export type ConversationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  unreadFirst?: boolean;
}>;


export type ConversationsQuery = { viewer: { unreadMessagesCount: number | null, conversations: { edges: Array<{ cursor: string, node: { id: string, kind: ConversationKind, name: string | null, joined: boolean, list: ConversationList, lastSequence: number, readUpTo: number, unreadCount: number, lastActivityAt: string, lastMessage: { text: string | null, sequence: number } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, messageRequests: { edges: Array<{ node: { id: string, kind: ConversationKind, name: string | null, joined: boolean, list: ConversationList, lastSequence: number, readUpTo: number, unreadCount: number, lastActivityAt: string, lastMessage: { text: string | null, sequence: number } | null } }> } | null } | null };

export type EditMessageMutationVariables = Exact<{
  id: string | number;
  text: string;
}>;


export type EditMessageMutation = { editMessage: { message: { id: string, sequence: number, senderId: string, text: string | null, editedAt: string | null, deleted: boolean, sender: { username: string } | null, replyTo: { text: string | null } | null, quotedTweet: { text: string } | null, reactions: Array<{ emoji: string, userId: string }> } } | null };

export type DeleteMessageMutationVariables = Exact<{
  id: string | number;
  forAll?: boolean;
}>;


export type DeleteMessageMutation = { deleteMessage: { conversation: { id: string, kind: ConversationKind, name: string | null, joined: boolean, list: ConversationList, lastSequence: number, readUpTo: number, unreadCount: number, lastActivityAt: string, lastMessage: { text: string | null, sequence: number } | null } } | null };

export type ReactMutationVariables = Exact<{
  id: string | number;
  emoji?: string | null | undefined;
}>;


export type ReactMutation = { reactToMessage: { message: { id: string, sequence: number, senderId: string, text: string | null, editedAt: string | null, deleted: boolean, sender: { username: string } | null, replyTo: { text: string | null } | null, quotedTweet: { text: string } | null, reactions: Array<{ emoji: string, userId: string }> } } | null };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { conversation: { id: string, kind: ConversationKind, name: string | null, joined: boolean, list: ConversationList, lastSequence: number, readUpTo: number, unreadCount: number, lastActivityAt: string, lastMessage: { text: string | null, sequence: number } | null } } | null };

export type RenameGroupMutationVariables = Exact<{
  id: string | number;
  name?: string | null | undefined;
}>;


export type RenameGroupMutation = { renameGroup: { conversation: { name: string | null } } | null };

export type AddGroupMembersMutationVariables = Exact<{
  id: string | number;
  memberIds: Array<string | number> | string | number;
}>;


export type AddGroupMembersMutation = { addGroupMembers: { conversation: { members: Array<{ userId: string }> } } | null };

export type RemoveGroupMemberMutationVariables = Exact<{
  id: string | number;
  memberId: string | number;
}>;


export type RemoveGroupMemberMutation = { removeGroupMember: { conversation: { members: Array<{ userId: string }> } } | null };

export type LeaveGroupMutationVariables = Exact<{
  id: string | number;
}>;


export type LeaveGroupMutation = { leaveGroup: { conversation: { joined: boolean, list: ConversationList, members: Array<{ userId: string }> } } | null };

export type SetGroupAdminMutationVariables = Exact<{
  id: string | number;
  memberId: string | number;
  isAdmin: boolean;
}>;


export type SetGroupAdminMutation = { setGroupAdmin: { conversation: { members: Array<{ userId: string, isAdmin: boolean }> } } | null };

export type MarkDeliveredMutationVariables = Exact<{
  id: string | number;
  upTo: number;
}>;


export type MarkDeliveredMutation = { markConversationDelivered: { conversation: { readUpTo: number, unreadCount: number } } | null };

export type MarkReadMutationVariables = Exact<{
  id: string | number;
  upTo: number;
}>;


export type MarkReadMutation = { markConversationRead: { conversation: { readUpTo: number, unreadCount: number } } | null };

export type AcceptRequestMutationVariables = Exact<{
  id: string | number;
}>;


export type AcceptRequestMutation = { acceptMessageRequest: { conversation: { list: ConversationList } } | null };

export type DeclineRequestMutationVariables = Exact<{
  id: string | number;
}>;


export type DeclineRequestMutation = { declineMessageRequest: { conversation: { list: ConversationList } } | null };

export type UpdateMessageSettingsMutationVariables = Exact<{
  input: UpdateMessageSettingsInput;
}>;


export type UpdateMessageSettingsMutation = { updateMessageSettings: { viewer: { messageSettings: { from: MessageAudience, receipts: boolean } | null } } | null };

export type StartTypingMutationVariables = Exact<{
  id: string | number;
}>;


export type StartTypingMutation = { typing: { conversation: { id: string } } | null };

export type SearchMessagesQueryVariables = Exact<{
  query: string;
  conversationId?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchMessagesQuery = { viewer: { searchMessages: { edges: Array<{ cursor: string, node: { id: string, text: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type MutedWordsQueryVariables = Exact<{ [key: string]: never; }>;


export type MutedWordsQuery = { viewer: { id: string, mutedWords: Array<{ text: string, mutedAt: string }> } | null };

export type MuteWordMutationVariables = Exact<{
  text: string;
}>;


export type MuteWordMutation = { muteWord: { viewer: { mutedWords: Array<{ text: string }> } } | null };

export type UnmuteWordMutationVariables = Exact<{
  text: string;
}>;


export type UnmuteWordMutation = { unmuteWord: { viewer: { mutedWords: Array<{ text: string }> } } | null };

export type MuteConversationMutationVariables = Exact<{
  id: string | number;
}>;


export type MuteConversationMutation = { tweetMuteConversation: { tweet: { id: string, viewerHasMutedConversation: boolean } } | null };

export type UnmuteConversationMutationVariables = Exact<{
  id: string | number;
}>;


export type UnmuteConversationMutation = { tweetUnmuteConversation: { tweet: { id: string, viewerHasMutedConversation: boolean } } | null };

export type NodeByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeByIdQuery = { node:
    | { __typename: 'Conversation', id: string }
    | { __typename: 'Hashtag', name: string, tweetsCount: number, id: string }
    | { __typename: 'Message', id: string }
    | { __typename: 'Relationship', following: boolean, muting: boolean, id: string }
    | { __typename: 'Tweet', text: string, id: string, author: { username: string } | null }
    | { __typename: 'User', username: string, id: string }
    | { __typename: 'Viewer', email: string, id: string, user: { id: string } }
   | null };

type WholeNode_Conversation_Fragment = { __typename: 'Conversation', id: string };

type WholeNode_Hashtag_Fragment = { __typename: 'Hashtag', name: string, tweetsCount: number, id: string };

type WholeNode_Message_Fragment = { __typename: 'Message', id: string };

type WholeNode_Relationship_Fragment = { __typename: 'Relationship', following: boolean, muting: boolean, id: string };

type WholeNode_Tweet_Fragment = { __typename: 'Tweet', text: string, id: string, author: { username: string } | null };

type WholeNode_User_Fragment = { __typename: 'User', username: string, id: string };

type WholeNode_Viewer_Fragment = { __typename: 'Viewer', email: string, id: string, user: { id: string } };

export type WholeNodeFragment =
  | WholeNode_Conversation_Fragment
  | WholeNode_Hashtag_Fragment
  | WholeNode_Message_Fragment
  | WholeNode_Relationship_Fragment
  | WholeNode_Tweet_Fragment
  | WholeNode_User_Fragment
  | WholeNode_Viewer_Fragment
;

export type NodesByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesByIdQuery = { nodes: Array<
    | { __typename: 'Conversation', id: string }
    | { __typename: 'Hashtag', name: string, tweetsCount: number, id: string }
    | { __typename: 'Message', id: string }
    | { __typename: 'Relationship', following: boolean, muting: boolean, id: string }
    | { __typename: 'Tweet', text: string, id: string, author: { username: string } | null }
    | { __typename: 'User', username: string, id: string }
    | { __typename: 'Viewer', email: string, id: string, user: { id: string } }
   | null> | null };

export type IdsOfRecordsQueryVariables = Exact<{
  username: string;
  tag: string;
}>;


export type IdsOfRecordsQuery = { viewer: { id: string, user: { id: string } } | null, user: { id: string, viewerRelationship: { id: string } | null } | null, hashtag: { id: string } | null };

export type NotificationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  kinds?: Array<NotificationKind> | NotificationKind | null | undefined;
}>;


export type NotificationsQuery = { viewer: { unreadNotificationsCount: number | null, notifications: { edges: Array<{ cursor: string, node:
          | { __typename: 'FollowNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> } }
          | { __typename: 'FollowRequestNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> } }
          | { __typename: 'LikeNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> }, tweet: { text: string } | null }
          | { __typename: 'MentionNotification', id: string, createdAt: string, read: boolean, tweet: { text: string } | null }
          | { __typename: 'ModerationNotification', action: ModerationAction, id: string, createdAt: string, read: boolean }
          | { __typename: 'NewTweetNotification', id: string, createdAt: string, read: boolean, tweet: { text: string } | null }
          | { __typename: 'QuoteNotification', id: string, createdAt: string, read: boolean, tweet: { text: string } | null }
          | { __typename: 'ReplyNotification', id: string, createdAt: string, read: boolean, tweet: { text: string } | null }
          | { __typename: 'RequestAcceptedNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> } }
          | { __typename: 'RetweetNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> }, tweet: { text: string } | null }
         }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

type Told_FollowNotification_Fragment = { __typename: 'FollowNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> } };

type Told_FollowRequestNotification_Fragment = { __typename: 'FollowRequestNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> } };

type Told_LikeNotification_Fragment = { __typename: 'LikeNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> }, tweet: { text: string } | null };

type Told_MentionNotification_Fragment = { __typename: 'MentionNotification', id: string, createdAt: string, read: boolean, tweet: { text: string } | null };

type Told_ModerationNotification_Fragment = { __typename: 'ModerationNotification', action: ModerationAction, id: string, createdAt: string, read: boolean };

type Told_NewTweetNotification_Fragment = { __typename: 'NewTweetNotification', id: string, createdAt: string, read: boolean, tweet: { text: string } | null };

type Told_QuoteNotification_Fragment = { __typename: 'QuoteNotification', id: string, createdAt: string, read: boolean, tweet: { text: string } | null };

type Told_ReplyNotification_Fragment = { __typename: 'ReplyNotification', id: string, createdAt: string, read: boolean, tweet: { text: string } | null };

type Told_RequestAcceptedNotification_Fragment = { __typename: 'RequestAcceptedNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> } };

type Told_RetweetNotification_Fragment = { __typename: 'RetweetNotification', actorsCount: number, id: string, createdAt: string, read: boolean, actors: { edges: Array<{ node: { username: string } | null }> }, tweet: { text: string } | null };

export type ToldFragment =
  | Told_FollowNotification_Fragment
  | Told_FollowRequestNotification_Fragment
  | Told_LikeNotification_Fragment
  | Told_MentionNotification_Fragment
  | Told_ModerationNotification_Fragment
  | Told_NewTweetNotification_Fragment
  | Told_QuoteNotification_Fragment
  | Told_ReplyNotification_Fragment
  | Told_RequestAcceptedNotification_Fragment
  | Told_RetweetNotification_Fragment
;

export type NotificationActorsQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type NotificationActorsQuery = { viewer: { notification:
      | { actorsCount: number, actors: { edges: Array<{ node: { username: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
      | Record<PropertyKey, never>
     | null } | null };

export type MarkNotificationsReadMutationVariables = Exact<{
  upTo: string;
}>;


export type MarkNotificationsReadMutation = { markNotificationsRead: { viewer: { unreadNotificationsCount: number | null } } | null };

export type NotificationSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationSettingsQuery = { viewer: { notificationSettings: Array<{ kind: NotificationKind, from: NotificationAudience, push: boolean }> | null, noticeAuthors: { edges: Array<{ node: { username: string } | null }> } | null } | null };

export type UpdateNotificationSettingsMutationVariables = Exact<{
  settings: Array<NotificationSettingInput> | NotificationSettingInput;
}>;


export type UpdateNotificationSettingsMutation = { updateNotificationSettings: { viewer: { notificationSettings: Array<{ kind: NotificationKind, from: NotificationAudience, push: boolean }> | null } } | null };

export type TurnOnNoticesMutationVariables = Exact<{
  userId: string | number;
}>;


export type TurnOnNoticesMutation = { turnOnNotices: { user: { username: string } } | null };

export type TurnOffNoticesMutationVariables = Exact<{
  userId: string | number;
}>;


export type TurnOffNoticesMutation = { turnOffNotices: { user: { username: string } | null } | null };

export type VapidPublicKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type VapidPublicKeyQuery = { vapidPublicKey: string | null };

export type RegisterPushMutationVariables = Exact<{
  input: RegisterPushSubscriptionInput;
}>;


export type RegisterPushMutation = { registerPushSubscription: { pushSubscription: { id: string, host: string | null, registeredAt: string, endsAt: string } } | null };

export type DeviceFragment = { id: string, host: string | null, registeredAt: string, endsAt: string };

export type RemovePushMutationVariables = Exact<{
  id: string | number;
}>;


export type RemovePushMutation = { removePushSubscription: { viewer: { pushSubscriptions: Array<{ id: string, host: string | null, registeredAt: string, endsAt: string }> | null } } | null };

export type DevicesQueryVariables = Exact<{ [key: string]: never; }>;


export type DevicesQuery = { viewer: { pushSubscriptions: Array<{ id: string, host: string | null, registeredAt: string, endsAt: string }> | null } | null };

export type NotificationByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type NotificationByIdQuery = { viewer: { notification:
      | { __typename: 'FollowNotification' }
      | { __typename: 'FollowRequestNotification' }
      | { __typename: 'LikeNotification', tweet: { text: string } | null }
      | { __typename: 'MentionNotification' }
      | { __typename: 'ModerationNotification' }
      | { __typename: 'NewTweetNotification' }
      | { __typename: 'QuoteNotification' }
      | { __typename: 'ReplyNotification' }
      | { __typename: 'RequestAcceptedNotification' }
      | { __typename: 'RetweetNotification' }
     | null } | null };

export type HomeTimelineQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}>;


export type HomeTimelineQuery = { homeTimeline: { edges: Array<{ cursor: string, node: { id: string, text: string, author: { username: string, displayName: string } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type HomeBeforeLiveQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}>;


export type HomeBeforeLiveQuery = { homeTimeline: { liveCursor: string | null, edges: Array<{ node: { id: string } | null }>, pageInfo: { startCursor: string | null, endCursor: string | null } } | null };

export type TimelineEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TimelineEventsSubscription = { homeTimelineEvents:
    | { __typename: 'TimelineGap', cursor: string, missed: number | null }
    | { __typename: 'TweetDeleted', cursor: string, tweetId: string }
    | { __typename: 'TweetEdited', cursor: string, tweet: { id: string, text: string } | null }
    | { __typename: 'TweetPosted', cursor: string, tweet: { id: string, text: string, author: { displayName: string } | null } | null }
   };

export type RepliesQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RepliesQuery = { tweet: { repliesCount: number, replies: { edges: Array<{ cursor: string, node: { id: string, text: string, author: { username: string } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type TweetPageFragment = { edges: Array<{ cursor: string, node: { id: string, text: string, author: { username: string } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type TweetsOfQueryVariables = Exact<{
  username: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  replies?: boolean | null | undefined;
}>;


export type TweetsOfQuery = { user: { tweetsCount: number, tweets: { edges: Array<{ cursor: string, node: { id: string, text: string, author: { username: string } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type LikedByQueryVariables = Exact<{
  username: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LikedByQuery = { user: { likedTweets: { edges: Array<{ cursor: string, node: { id: string, text: string, author: { username: string } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type BookmarksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BookmarksQuery = { viewer: { bookmarks: { edges: Array<{ cursor: string, node: { id: string, text: string, author: { username: string } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type WholeTweetQueryVariables = Exact<{
  id: string | number;
}>;


export type WholeTweetQuery = { tweet: { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null } | null };

export type WholeFragment = { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null };

export type TweetByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type TweetByIdQuery = { tweet: { id: string, text: string, author: { username: string, displayName: string } | null } | null };

export type PostMutationVariables = Exact<{
  input: PostTweetInput;
}>;


export type PostMutation = { postTweet: { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null } | null };

export type PostBrieflyMutationVariables = Exact<{
  input: PostTweetInput;
}>;


export type PostBrieflyMutation = { postTweet: { id: string, text: string, kind: TweetKind } | null };

export type EditMutationVariables = Exact<{
  id: string | number;
  text: string;
}>;


export type EditMutation = { editTweet: { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null } | null };

export type DeleteTweetMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteTweetMutation = { deleteTweet: string | null };

export type LikeMutationVariables = Exact<{
  id: string | number;
}>;


export type LikeMutation = { likeTweet: { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null } | null };

export type LikeBrieflyMutationVariables = Exact<{
  id: string | number;
}>;


export type LikeBrieflyMutation = { likeTweet: { viewerHasLiked: boolean } | null };

export type UnlikeMutationVariables = Exact<{
  id: string | number;
}>;


export type UnlikeMutation = { unlikeTweet: { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null } | null };

export type UnlikeBrieflyMutationVariables = Exact<{
  id: string | number;
}>;


export type UnlikeBrieflyMutation = { unlikeTweet: { viewerHasLiked: boolean } | null };

export type RetweetMutationVariables = Exact<{
  id: string | number;
}>;


export type RetweetMutation = { retweet: { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null } | null };

export type RetweetBrieflyMutationVariables = Exact<{
  id: string | number;
}>;


export type RetweetBrieflyMutation = { retweet: { id: string } | null };

export type UndoRetweetMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoRetweetMutation = { undoRetweet: { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null } | null };

export type BookmarkMutationVariables = Exact<{
  id: string | number;
}>;


export type BookmarkMutation = { bookmarkTweet: { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null } | null };

export type UnbookmarkMutationVariables = Exact<{
  id: string | number;
}>;


export type UnbookmarkMutation = { unbookmarkTweet: { id: string, kind: TweetKind, text: string, createdAt: string, editedAt: string | null, hashtags: Array<string>, urls: Array<string>, lang: string | null, conversationId: string, likesCount: number, retweetsCount: number, quotesCount: number, repliesCount: number, viewsCount: number, viewerHasLiked: boolean, viewerHasRetweeted: boolean, viewerHasBookmarked: boolean, edits: Array<{ text: string, editedAt: string }>, author: { id: string, username: string } | null, mentions: Array<{ username: string }>, inReplyTo: { id: string } | null, quoted: { id: string } | null, retweetOf: { id: string } | null } | null };

export type FollowersQueryVariables = Exact<{
  username: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FollowersQuery = { user: { followers: { edges: Array<{ cursor: string, node: { username: string, viewerRelationship: { following: boolean, followedBy: boolean } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type UserPageFragment = { edges: Array<{ cursor: string, node: { username: string, viewerRelationship: { following: boolean, followedBy: boolean } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type FollowingQueryVariables = Exact<{
  username: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FollowingQuery = { user: { following: { edges: Array<{ cursor: string, node: { username: string, viewerRelationship: { following: boolean, followedBy: boolean } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type OwnListsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type OwnListsQuery = { viewer: { followRequests: { edges: Array<{ cursor: string, node: { username: string, viewerRelationship: { following: boolean, followedBy: boolean } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, blocks: { edges: Array<{ cursor: string, node: { username: string, viewerRelationship: { following: boolean, followedBy: boolean } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, mutes: { edges: Array<{ cursor: string, node: { username: string, viewerRelationship: { following: boolean, followedBy: boolean } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type SearchUsersQueryVariables = Exact<{
  query: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchUsersQuery = { searchUsers: { edges: Array<{ cursor: string, node: { username: string, viewerRelationship: { following: boolean, followedBy: boolean } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type SuggestionsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type SuggestionsQuery = { suggestedUsers: Array<{ username: string }> | null };

export type ProfileQueryVariables = Exact<{
  username: string;
}>;


export type ProfileQuery = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type WholeProfileFragment = { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type ProtectMutationVariables = Exact<{
  protected: boolean;
}>;


export type ProtectMutation = { updateProfile: { id: string, protected: boolean } | null };

export type FollowUserMutationVariables = Exact<{
  id: string | number;
}>;


export type FollowUserMutation = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type FollowBrieflyMutationVariables = Exact<{
  id: string | number;
}>;


export type FollowBrieflyMutation = { followUser: { id: string, followersCount: number, viewerRelationship: { following: boolean, followRequested: boolean } | null } | null };

export type UnfollowUserMutationVariables = Exact<{
  id: string | number;
}>;


export type UnfollowUserMutation = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type UnfollowBrieflyMutationVariables = Exact<{
  id: string | number;
}>;


export type UnfollowBrieflyMutation = { unfollowUser: { id: string, followersCount: number } | null };

export type RemoveFollowerMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveFollowerMutation = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type AcceptMutationVariables = Exact<{
  id: string | number;
}>;


export type AcceptMutation = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type DeclineMutationVariables = Exact<{
  id: string | number;
}>;


export type DeclineMutation = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type BlockUserMutationVariables = Exact<{
  id: string | number;
}>;


export type BlockUserMutation = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type UnblockUserMutationVariables = Exact<{
  id: string | number;
}>;


export type UnblockUserMutation = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type MuteUserMutationVariables = Exact<{
  id: string | number;
}>;


export type MuteUserMutation = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type UnmuteUserMutationVariables = Exact<{
  id: string | number;
}>;


export type UnmuteUserMutation = { user: { id: string, username: string, displayName: string, bio: string, avatarUrl: string | null, verified: boolean, protected: boolean, createdAt: string, followersCount: number, followingCount: number, viewerRelationship: { following: boolean, followedBy: boolean, followRequested: boolean, blocking: boolean, muting: boolean } | null } | null };

export type FollowersOfQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type FollowersOfQuery = { users: Array<{ id: string, followersCount: number } | null> | null };

export type FirstPageQueryVariables = Exact<{ [key: string]: never; }>;


export type FirstPageQuery = { user: { displayName: string } | null, viewer: { user: { id: string } } | null };

export type RefreshWithStaleHeaderMutationVariables = Exact<{
  refreshToken: string;
}>;


export type RefreshWithStaleHeaderMutation = { refreshSession: { accessToken: string } | null };

export type WrittenQueryVariables = Exact<{
  username: string;
  after?: string | null | undefined;
}>;


export type WrittenQuery = { user: { tweetsCount: number, tweets: { edges: Array<{ node: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SignsOfLifeQueryVariables = Exact<{ [key: string]: never; }>;


export type SignsOfLifeQuery = { homeTimeline: { edges: Array<{ node: { id: string, likesCount: number } | null }> } | null, trends: { items: Array<{ name: string }> } | null, user: { tweetsCount: number } | null };

export type LoginToDemoMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginToDemoMutation = { login: { accessToken: string } | null };

export type DemoQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoQuery = { user: { followersCount: number, tweetsCount: number, tweets: { edges: Array<{ node: { text: string, likesCount: number, repliesCount: number } | null }> } } | null, hashtag: { tweetsCount: number } | null, trends: { items: Array<{ name: string, tweetVolume: number }> } | null };

export type TrendsOfLanguageQueryVariables = Exact<{
  scope: string;
}>;


export type TrendsOfLanguageQuery = { trends: { items: Array<{ name: string }> } | null };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login: { accessToken: string, user: { username: string, tweetsCount: number } } | null };

export type CountsOfQueryVariables = Exact<{
  username: string;
}>;


export type CountsOfQuery = { user: { followersCount: number, followingCount: number, tweetsCount: number } | null };

export type LivelyQueryVariables = Exact<{ [key: string]: never; }>;


export type LivelyQuery = { homeTimeline: { edges: Array<{ node: { text: string, author: { displayName: string } | null } | null }> } | null, trends: { items: Array<{ name: string, tweetVolume: number }> } | null, searchUsers: { edges: Array<{ node: { username: string } | null }> } | null };

export type HomePageBothWaysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  order?: TimelineOrder;
}>;


export type HomePageBothWaysQuery = { homeTimeline: { edges: Array<{ node: { text: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type SuggestQueryVariables = Exact<{
  prefix: string;
  first: number;
}>;


export type SuggestQuery = { autocomplete: Array<
    | { name: string }
    | { username: string }
  > | null };

export type TagPageQueryVariables = Exact<{
  name: string;
  first: number;
  after?: string | null | undefined;
}>;


export type TagPageQuery = { hashtag: { name: string, tweetsCount: number, tweets: { edges: Array<{ cursor: string, node: { text: string, author: { username: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SearchReindexedQueryVariables = Exact<{
  query: string;
}>;


export type SearchReindexedQuery = { searchTweets: { edges: Array<{ node: { text: string } | null }> } | null };

export type SearchQueryVariables = Exact<{
  query: string;
  order: SearchOrder;
}>;


export type SearchQuery = { searchTweets: { edges: Array<{ node: { text: string, author: { username: string } | null } | null }> } | null };

export type TrendsQueryVariables = Exact<{
  window: TrendWindow;
  scope: string;
}>;


export type TrendsQuery = { trends: { asOf: string, window: TrendWindow, scope: string, items: Array<{ rank: number, name: string, tweetVolume: number, score: number, hashtag: { tweetsCount: number } }> } | null };

export type FindQueryVariables = Exact<{
  query: string;
}>;


export type FindQuery = { searchTweets: { edges: Array<{ node: { text: string } | null }> } | null };

export type NameQueryVariables = Exact<{
  name: string;
}>;


export type NameQuery = { hashtag: { name: string, tweetsCount: number, tweets: { edges: Array<{ node: { text: string } | null }> } } | null };

export type CompleteQueryVariables = Exact<{
  prefix: string;
}>;


export type CompleteQuery = { autocomplete: Array<
    | { name: string }
    | Record<PropertyKey, never>
  > | null };

export type LikeForTheWebClientMutationVariables = Exact<{
  id: string | number;
}>;


export type LikeForTheWebClientMutation = { tweetLike: { tweet: { id: string } } | null };

export type EditForTheWebClientMutationVariables = Exact<{
  id: string | number;
  text: string;
}>;


export type EditForTheWebClientMutation = { tweetEdit: { tweet: { id: string } } | null };

export type LikedInTheWebClientQueryVariables = Exact<{
  id: string | number;
}>;


export type LikedInTheWebClientQuery = { tweet: { likesCount: number, viewerHasLiked: boolean } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const OpenSessionFragmentDoc = new TypedDocumentString(`
    fragment OpenSession on Session {
  accessToken
  expiresAt
  refreshToken
  user {
    id
    username
  }
}
    `, {"fragmentName":"OpenSession"}) as unknown as TypedDocumentString<OpenSessionFragment, unknown>;
export const WholeMediaFragmentDoc = new TypedDocumentString(`
    fragment WholeMedia on Media {
  __typename
  id
  altText
  sensitive
  focalPoint {
    x
    y
  }
  width
  height
  blurhash
  ... on Image {
    animated
    variants {
      size
      contentType
      width
      height
      bytes
      url
    }
  }
}
    `, {"fragmentName":"WholeMedia"}) as unknown as TypedDocumentString<WholeMediaFragment, unknown>;
export const UploadStateFragmentDoc = new TypedDocumentString(`
    fragment UploadState on MediaUpload {
  id
  kind
  state
  failure
  expiresAt
  media {
    ...WholeMedia
  }
}
    fragment WholeMedia on Media {
  __typename
  id
  altText
  sensitive
  focalPoint {
    x
    y
  }
  width
  height
  blurhash
  ... on Image {
    animated
    variants {
      size
      contentType
      width
      height
      bytes
      url
    }
  }
}`, {"fragmentName":"UploadState"}) as unknown as TypedDocumentString<UploadStateFragment, unknown>;
export const ListedFragmentDoc = new TypedDocumentString(`
    fragment Listed on Conversation {
  id
  kind
  name
  joined
  list
  lastSequence
  readUpTo
  unreadCount
  lastActivityAt
  lastMessage {
    text
    sequence
  }
}
    `, {"fragmentName":"Listed"}) as unknown as TypedDocumentString<ListedFragment, unknown>;
export const WrittenFragmentDoc = new TypedDocumentString(`
    fragment Written on Message {
  id
  sequence
  senderId
  sender {
    username
  }
  text
  replyTo {
    text
  }
  quotedTweet {
    text
  }
  reactions {
    emoji
    userId
  }
  editedAt
  deleted
}
    `, {"fragmentName":"Written"}) as unknown as TypedDocumentString<WrittenFragment, unknown>;
export const WholeNodeFragmentDoc = new TypedDocumentString(`
    fragment WholeNode on Node {
  __typename
  id
  ... on Tweet {
    text
    author {
      username
    }
  }
  ... on User {
    username
  }
  ... on Viewer {
    email
    user {
      id
    }
  }
  ... on Relationship {
    following
    muting
  }
  ... on Hashtag {
    name
    tweetsCount
  }
}
    `, {"fragmentName":"WholeNode"}) as unknown as TypedDocumentString<WholeNodeFragment, unknown>;
export const ToldFragmentDoc = new TypedDocumentString(`
    fragment Told on Notification {
  __typename
  id
  createdAt
  read
  ... on LikeNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
    tweet {
      text
    }
  }
  ... on RetweetNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
    tweet {
      text
    }
  }
  ... on FollowNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
  }
  ... on FollowRequestNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
  }
  ... on RequestAcceptedNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
  }
  ... on MentionNotification {
    tweet {
      text
    }
  }
  ... on ReplyNotification {
    tweet {
      text
    }
  }
  ... on QuoteNotification {
    tweet {
      text
    }
  }
  ... on NewTweetNotification {
    tweet {
      text
    }
  }
  ... on ModerationNotification {
    action
  }
}
    `, {"fragmentName":"Told"}) as unknown as TypedDocumentString<ToldFragment, unknown>;
export const DeviceFragmentDoc = new TypedDocumentString(`
    fragment Device on PushSubscription {
  id
  host
  registeredAt
  endsAt
}
    `, {"fragmentName":"Device"}) as unknown as TypedDocumentString<DeviceFragment, unknown>;
export const TweetPageFragmentDoc = new TypedDocumentString(`
    fragment TweetPage on TweetConnection {
  edges {
    cursor
    node {
      id
      text
      author {
        username
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}
    `, {"fragmentName":"TweetPage"}) as unknown as TypedDocumentString<TweetPageFragment, unknown>;
export const WholeFragmentDoc = new TypedDocumentString(`
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}
    `, {"fragmentName":"Whole"}) as unknown as TypedDocumentString<WholeFragment, unknown>;
export const UserPageFragmentDoc = new TypedDocumentString(`
    fragment UserPage on UserConnection {
  edges {
    cursor
    node {
      username
      viewerRelationship {
        following
        followedBy
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}
    `, {"fragmentName":"UserPage"}) as unknown as TypedDocumentString<UserPageFragment, unknown>;
export const WholeProfileFragmentDoc = new TypedDocumentString(`
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}
    `, {"fragmentName":"WholeProfile"}) as unknown as TypedDocumentString<WholeProfileFragment, unknown>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    accessToken
    expiresAt
    refreshToken
    user {
      id
      username
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: LoginInput!) {
  login(input: $input) {
    ...OpenSession
  }
}
    fragment OpenSession on Session {
  accessToken
  expiresAt
  refreshToken
  user {
    id
    username
  }
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RefreshDocument = new TypedDocumentString(`
    mutation Refresh($refreshToken: String!) {
  refreshSession(refreshToken: $refreshToken) {
    ...OpenSession
  }
}
    fragment OpenSession on Session {
  accessToken
  expiresAt
  refreshToken
  user {
    id
    username
  }
}`) as unknown as TypedDocumentString<RefreshMutation, RefreshMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut($everywhere: Boolean) {
  logout(everywhere: $everywhere)
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($current: String!, $next: String!) {
  changePassword(current: $current, next: $next) {
    ...OpenSession
  }
}
    fragment OpenSession on Session {
  accessToken
  expiresAt
  refreshToken
  user {
    id
    username
  }
}`) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  viewer {
    id
    email
    user {
      username
      followersCount
      followingCount
    }
  }
}
    `) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const OpenSessionsDocument = new TypedDocumentString(`
    query OpenSessions {
  viewer {
    sessions {
      id
      signedInAt
      refreshedAt
      endsAt
      current
    }
  }
}
    `) as unknown as TypedDocumentString<OpenSessionsQuery, OpenSessionsQueryVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  sessionEnd(id: $id) {
    viewer {
      sessions {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const CreateUploadDocument = new TypedDocumentString(`
    mutation CreateUpload($input: CreateMediaUploadInput!) {
  createMediaUpload(input: $input) {
    upload {
      id
      state
      expiresAt
    }
    signedUpload {
      method
      url
      headers {
        name
        value
      }
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<CreateUploadMutation, CreateUploadMutationVariables>;
export const CompleteUploadDocument = new TypedDocumentString(`
    mutation CompleteUpload($id: ID!) {
  completeMediaUpload(id: $id) {
    upload {
      id
      state
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteUploadMutation, CompleteUploadMutationVariables>;
export const ReadUploadDocument = new TypedDocumentString(`
    query ReadUpload($id: ID!) {
  mediaUpload(id: $id) {
    ...UploadState
  }
}
    fragment UploadState on MediaUpload {
  id
  kind
  state
  failure
  expiresAt
  media {
    ...WholeMedia
  }
}
fragment WholeMedia on Media {
  __typename
  id
  altText
  sensitive
  focalPoint {
    x
    y
  }
  width
  height
  blurhash
  ... on Image {
    animated
    variants {
      size
      contentType
      width
      height
      bytes
      url
    }
  }
}`) as unknown as TypedDocumentString<ReadUploadQuery, ReadUploadQueryVariables>;
export const PostMediaDocument = new TypedDocumentString(`
    mutation PostMedia($input: PostTweetInput!) {
  tweetPost(input: $input) {
    tweet {
      id
      text
      media {
        ...WholeMedia
      }
    }
  }
}
    fragment WholeMedia on Media {
  __typename
  id
  altText
  sensitive
  focalPoint {
    x
    y
  }
  width
  height
  blurhash
  ... on Image {
    animated
    variants {
      size
      contentType
      width
      height
      bytes
      url
    }
  }
}`) as unknown as TypedDocumentString<PostMediaMutation, PostMediaMutationVariables>;
export const MediaOfTweetDocument = new TypedDocumentString(`
    query MediaOfTweet($id: ID!) {
  tweet(id: $id) {
    id
    media {
      ...WholeMedia
    }
  }
}
    fragment WholeMedia on Media {
  __typename
  id
  altText
  sensitive
  focalPoint {
    x
    y
  }
  width
  height
  blurhash
  ... on Image {
    animated
    variants {
      size
      contentType
      width
      height
      bytes
      url
    }
  }
}`) as unknown as TypedDocumentString<MediaOfTweetQuery, MediaOfTweetQueryVariables>;
export const HomeMediaDocument = new TypedDocumentString(`
    query HomeMedia($first: Int!) {
  homeTimeline(first: $first) {
    edges {
      node {
        id
        media {
          id
          ... on Image {
            variants {
              url
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeMediaQuery, HomeMediaQueryVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    message {
      id
      sequence
      text
      conversation {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const ConversationByIdDocument = new TypedDocumentString(`
    query ConversationById($id: ID!, $first: Int, $after: String, $before: String, $last: Int) {
  conversation(id: $id) {
    ...Listed
    members {
      userId
      user {
        username
      }
      isAdmin
      deliveredUpTo
      readUpTo
    }
    messages(first: $first, after: $after, before: $before, last: $last) {
      edges {
        cursor
        node {
          ...Written
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
}
    fragment Listed on Conversation {
  id
  kind
  name
  joined
  list
  lastSequence
  readUpTo
  unreadCount
  lastActivityAt
  lastMessage {
    text
    sequence
  }
}
fragment Written on Message {
  id
  sequence
  senderId
  sender {
    username
  }
  text
  replyTo {
    text
  }
  quotedTweet {
    text
  }
  reactions {
    emoji
    userId
  }
  editedAt
  deleted
}`) as unknown as TypedDocumentString<ConversationByIdQuery, ConversationByIdQueryVariables>;
export const ConversationsDocument = new TypedDocumentString(`
    query Conversations($first: Int, $after: String, $unreadFirst: Boolean! = false) {
  viewer {
    unreadMessagesCount
    conversations(first: $first, after: $after, unreadFirst: $unreadFirst) {
      edges {
        cursor
        node {
          ...Listed
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    messageRequests {
      edges {
        node {
          ...Listed
        }
      }
    }
  }
}
    fragment Listed on Conversation {
  id
  kind
  name
  joined
  list
  lastSequence
  readUpTo
  unreadCount
  lastActivityAt
  lastMessage {
    text
    sequence
  }
}`) as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const EditMessageDocument = new TypedDocumentString(`
    mutation EditMessage($id: ID!, $text: String!) {
  editMessage(id: $id, text: $text) {
    message {
      ...Written
    }
  }
}
    fragment Written on Message {
  id
  sequence
  senderId
  sender {
    username
  }
  text
  replyTo {
    text
  }
  quotedTweet {
    text
  }
  reactions {
    emoji
    userId
  }
  editedAt
  deleted
}`) as unknown as TypedDocumentString<EditMessageMutation, EditMessageMutationVariables>;
export const DeleteMessageDocument = new TypedDocumentString(`
    mutation DeleteMessage($id: ID!, $forAll: Boolean! = false) {
  deleteMessage(id: $id, forAll: $forAll) {
    conversation {
      ...Listed
    }
  }
}
    fragment Listed on Conversation {
  id
  kind
  name
  joined
  list
  lastSequence
  readUpTo
  unreadCount
  lastActivityAt
  lastMessage {
    text
    sequence
  }
}`) as unknown as TypedDocumentString<DeleteMessageMutation, DeleteMessageMutationVariables>;
export const ReactDocument = new TypedDocumentString(`
    mutation React($id: ID!, $emoji: String) {
  reactToMessage(id: $id, emoji: $emoji) {
    message {
      ...Written
    }
  }
}
    fragment Written on Message {
  id
  sequence
  senderId
  sender {
    username
  }
  text
  replyTo {
    text
  }
  quotedTweet {
    text
  }
  reactions {
    emoji
    userId
  }
  editedAt
  deleted
}`) as unknown as TypedDocumentString<ReactMutation, ReactMutationVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($input: CreateGroupInput!) {
  createGroup(input: $input) {
    conversation {
      ...Listed
    }
  }
}
    fragment Listed on Conversation {
  id
  kind
  name
  joined
  list
  lastSequence
  readUpTo
  unreadCount
  lastActivityAt
  lastMessage {
    text
    sequence
  }
}`) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const RenameGroupDocument = new TypedDocumentString(`
    mutation RenameGroup($id: ID!, $name: String) {
  renameGroup(id: $id, name: $name) {
    conversation {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<RenameGroupMutation, RenameGroupMutationVariables>;
export const AddGroupMembersDocument = new TypedDocumentString(`
    mutation AddGroupMembers($id: ID!, $memberIds: [ID!]!) {
  addGroupMembers(id: $id, memberIds: $memberIds) {
    conversation {
      members {
        userId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AddGroupMembersMutation, AddGroupMembersMutationVariables>;
export const RemoveGroupMemberDocument = new TypedDocumentString(`
    mutation RemoveGroupMember($id: ID!, $memberId: ID!) {
  removeGroupMember(id: $id, memberId: $memberId) {
    conversation {
      members {
        userId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveGroupMemberMutation, RemoveGroupMemberMutationVariables>;
export const LeaveGroupDocument = new TypedDocumentString(`
    mutation LeaveGroup($id: ID!) {
  leaveGroup(id: $id) {
    conversation {
      joined
      list
      members {
        userId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeaveGroupMutation, LeaveGroupMutationVariables>;
export const SetGroupAdminDocument = new TypedDocumentString(`
    mutation SetGroupAdmin($id: ID!, $memberId: ID!, $isAdmin: Boolean!) {
  setGroupAdmin(id: $id, memberId: $memberId, isAdmin: $isAdmin) {
    conversation {
      members {
        userId
        isAdmin
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SetGroupAdminMutation, SetGroupAdminMutationVariables>;
export const MarkDeliveredDocument = new TypedDocumentString(`
    mutation MarkDelivered($id: ID!, $upTo: Int!) {
  markConversationDelivered(id: $id, upTo: $upTo) {
    conversation {
      readUpTo
      unreadCount
    }
  }
}
    `) as unknown as TypedDocumentString<MarkDeliveredMutation, MarkDeliveredMutationVariables>;
export const MarkReadDocument = new TypedDocumentString(`
    mutation MarkRead($id: ID!, $upTo: Int!) {
  markConversationRead(id: $id, upTo: $upTo) {
    conversation {
      readUpTo
      unreadCount
    }
  }
}
    `) as unknown as TypedDocumentString<MarkReadMutation, MarkReadMutationVariables>;
export const AcceptRequestDocument = new TypedDocumentString(`
    mutation AcceptRequest($id: ID!) {
  acceptMessageRequest(id: $id) {
    conversation {
      list
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptRequestMutation, AcceptRequestMutationVariables>;
export const DeclineRequestDocument = new TypedDocumentString(`
    mutation DeclineRequest($id: ID!) {
  declineMessageRequest(id: $id) {
    conversation {
      list
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineRequestMutation, DeclineRequestMutationVariables>;
export const UpdateMessageSettingsDocument = new TypedDocumentString(`
    mutation UpdateMessageSettings($input: UpdateMessageSettingsInput!) {
  updateMessageSettings(input: $input) {
    viewer {
      messageSettings {
        from
        receipts
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateMessageSettingsMutation, UpdateMessageSettingsMutationVariables>;
export const StartTypingDocument = new TypedDocumentString(`
    mutation StartTyping($id: ID!) {
  typing(id: $id) {
    conversation {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<StartTypingMutation, StartTypingMutationVariables>;
export const SearchMessagesDocument = new TypedDocumentString(`
    query SearchMessages($query: String!, $conversationId: ID, $first: Int, $after: String) {
  viewer {
    searchMessages(
      query: $query
      conversationId: $conversationId
      first: $first
      after: $after
    ) {
      edges {
        cursor
        node {
          id
          text
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchMessagesQuery, SearchMessagesQueryVariables>;
export const MutedWordsDocument = new TypedDocumentString(`
    query MutedWords {
  viewer {
    id
    mutedWords {
      text
      mutedAt
    }
  }
}
    `) as unknown as TypedDocumentString<MutedWordsQuery, MutedWordsQueryVariables>;
export const MuteWordDocument = new TypedDocumentString(`
    mutation MuteWord($text: String!) {
  muteWord(input: {text: $text}) {
    viewer {
      mutedWords {
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MuteWordMutation, MuteWordMutationVariables>;
export const UnmuteWordDocument = new TypedDocumentString(`
    mutation UnmuteWord($text: String!) {
  unmuteWord(text: $text) {
    viewer {
      mutedWords {
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UnmuteWordMutation, UnmuteWordMutationVariables>;
export const MuteConversationDocument = new TypedDocumentString(`
    mutation MuteConversation($id: ID!) {
  tweetMuteConversation(id: $id) {
    tweet {
      id
      viewerHasMutedConversation
    }
  }
}
    `) as unknown as TypedDocumentString<MuteConversationMutation, MuteConversationMutationVariables>;
export const UnmuteConversationDocument = new TypedDocumentString(`
    mutation UnmuteConversation($id: ID!) {
  tweetUnmuteConversation(id: $id) {
    tweet {
      id
      viewerHasMutedConversation
    }
  }
}
    `) as unknown as TypedDocumentString<UnmuteConversationMutation, UnmuteConversationMutationVariables>;
export const NodeByIdDocument = new TypedDocumentString(`
    query NodeById($id: ID!) {
  node(id: $id) {
    ...WholeNode
  }
}
    fragment WholeNode on Node {
  __typename
  id
  ... on Tweet {
    text
    author {
      username
    }
  }
  ... on User {
    username
  }
  ... on Viewer {
    email
    user {
      id
    }
  }
  ... on Relationship {
    following
    muting
  }
  ... on Hashtag {
    name
    tweetsCount
  }
}`) as unknown as TypedDocumentString<NodeByIdQuery, NodeByIdQueryVariables>;
export const NodesByIdDocument = new TypedDocumentString(`
    query NodesById($ids: [ID!]!) {
  nodes(ids: $ids) {
    ...WholeNode
  }
}
    fragment WholeNode on Node {
  __typename
  id
  ... on Tweet {
    text
    author {
      username
    }
  }
  ... on User {
    username
  }
  ... on Viewer {
    email
    user {
      id
    }
  }
  ... on Relationship {
    following
    muting
  }
  ... on Hashtag {
    name
    tweetsCount
  }
}`) as unknown as TypedDocumentString<NodesByIdQuery, NodesByIdQueryVariables>;
export const IdsOfRecordsDocument = new TypedDocumentString(`
    query IdsOfRecords($username: String!, $tag: String!) {
  viewer {
    id
    user {
      id
    }
  }
  user(username: $username) {
    id
    viewerRelationship {
      id
    }
  }
  hashtag(name: $tag) {
    id
  }
}
    `) as unknown as TypedDocumentString<IdsOfRecordsQuery, IdsOfRecordsQueryVariables>;
export const NotificationsDocument = new TypedDocumentString(`
    query Notifications($first: Int, $after: String, $kinds: [NotificationKind!]) {
  viewer {
    unreadNotificationsCount
    notifications(first: $first, after: $after, kinds: $kinds) {
      edges {
        cursor
        node {
          ...Told
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment Told on Notification {
  __typename
  id
  createdAt
  read
  ... on LikeNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
    tweet {
      text
    }
  }
  ... on RetweetNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
    tweet {
      text
    }
  }
  ... on FollowNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
  }
  ... on FollowRequestNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
  }
  ... on RequestAcceptedNotification {
    actorsCount
    actors {
      edges {
        node {
          username
        }
      }
    }
  }
  ... on MentionNotification {
    tweet {
      text
    }
  }
  ... on ReplyNotification {
    tweet {
      text
    }
  }
  ... on QuoteNotification {
    tweet {
      text
    }
  }
  ... on NewTweetNotification {
    tweet {
      text
    }
  }
  ... on ModerationNotification {
    action
  }
}`) as unknown as TypedDocumentString<NotificationsQuery, NotificationsQueryVariables>;
export const NotificationActorsDocument = new TypedDocumentString(`
    query NotificationActors($id: ID!, $first: Int, $after: String) {
  viewer {
    notification(id: $id) {
      ... on LikeNotification {
        actorsCount
        actors(first: $first, after: $after) {
          edges {
            node {
              username
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationActorsQuery, NotificationActorsQueryVariables>;
export const MarkNotificationsReadDocument = new TypedDocumentString(`
    mutation MarkNotificationsRead($upTo: String!) {
  markNotificationsRead(upTo: $upTo) {
    viewer {
      unreadNotificationsCount
    }
  }
}
    `) as unknown as TypedDocumentString<MarkNotificationsReadMutation, MarkNotificationsReadMutationVariables>;
export const NotificationSettingsDocument = new TypedDocumentString(`
    query NotificationSettings {
  viewer {
    notificationSettings {
      kind
      from
      push
    }
    noticeAuthors {
      edges {
        node {
          username
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationSettingsQuery, NotificationSettingsQueryVariables>;
export const UpdateNotificationSettingsDocument = new TypedDocumentString(`
    mutation UpdateNotificationSettings($settings: [NotificationSettingInput!]!) {
  updateNotificationSettings(settings: $settings) {
    viewer {
      notificationSettings {
        kind
        from
        push
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateNotificationSettingsMutation, UpdateNotificationSettingsMutationVariables>;
export const TurnOnNoticesDocument = new TypedDocumentString(`
    mutation TurnOnNotices($userId: ID!) {
  turnOnNotices(userId: $userId) {
    user {
      username
    }
  }
}
    `) as unknown as TypedDocumentString<TurnOnNoticesMutation, TurnOnNoticesMutationVariables>;
export const TurnOffNoticesDocument = new TypedDocumentString(`
    mutation TurnOffNotices($userId: ID!) {
  turnOffNotices(userId: $userId) {
    user {
      username
    }
  }
}
    `) as unknown as TypedDocumentString<TurnOffNoticesMutation, TurnOffNoticesMutationVariables>;
export const VapidPublicKeyDocument = new TypedDocumentString(`
    query VapidPublicKey {
  vapidPublicKey
}
    `) as unknown as TypedDocumentString<VapidPublicKeyQuery, VapidPublicKeyQueryVariables>;
export const RegisterPushDocument = new TypedDocumentString(`
    mutation RegisterPush($input: RegisterPushSubscriptionInput!) {
  registerPushSubscription(input: $input) {
    pushSubscription {
      ...Device
    }
  }
}
    fragment Device on PushSubscription {
  id
  host
  registeredAt
  endsAt
}`) as unknown as TypedDocumentString<RegisterPushMutation, RegisterPushMutationVariables>;
export const RemovePushDocument = new TypedDocumentString(`
    mutation RemovePush($id: ID!) {
  removePushSubscription(id: $id) {
    viewer {
      pushSubscriptions {
        ...Device
      }
    }
  }
}
    fragment Device on PushSubscription {
  id
  host
  registeredAt
  endsAt
}`) as unknown as TypedDocumentString<RemovePushMutation, RemovePushMutationVariables>;
export const DevicesDocument = new TypedDocumentString(`
    query Devices {
  viewer {
    pushSubscriptions {
      ...Device
    }
  }
}
    fragment Device on PushSubscription {
  id
  host
  registeredAt
  endsAt
}`) as unknown as TypedDocumentString<DevicesQuery, DevicesQueryVariables>;
export const NotificationByIdDocument = new TypedDocumentString(`
    query NotificationById($id: ID!) {
  viewer {
    notification(id: $id) {
      __typename
      ... on LikeNotification {
        tweet {
          text
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationByIdQuery, NotificationByIdQueryVariables>;
export const HomeTimelineDocument = new TypedDocumentString(`
    query HomeTimeline($first: Int, $after: String, $before: String) {
  homeTimeline(first: $first, after: $after, before: $before) {
    edges {
      cursor
      node {
        id
        text
        author {
          username
          displayName
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<HomeTimelineQuery, HomeTimelineQueryVariables>;
export const HomeBeforeLiveDocument = new TypedDocumentString(`
    query HomeBeforeLive($first: Int, $after: String, $before: String) {
  homeTimeline(first: $first, after: $after, before: $before) {
    edges {
      node {
        id
      }
    }
    pageInfo {
      startCursor
      endCursor
    }
    liveCursor
  }
}
    `) as unknown as TypedDocumentString<HomeBeforeLiveQuery, HomeBeforeLiveQueryVariables>;
export const TimelineEventsDocument = new TypedDocumentString(`
    subscription TimelineEvents($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted {
      cursor
      tweet {
        id
        text
        author {
          displayName
        }
      }
    }
    ... on TweetEdited {
      cursor
      tweet {
        id
        text
      }
    }
    ... on TweetDeleted {
      cursor
      tweetId
    }
    ... on TimelineGap {
      cursor
      missed
    }
  }
}
    `) as unknown as TypedDocumentString<TimelineEventsSubscription, TimelineEventsSubscriptionVariables>;
export const RepliesDocument = new TypedDocumentString(`
    query Replies($id: ID!, $first: Int, $after: String) {
  tweet(id: $id) {
    repliesCount
    replies(first: $first, after: $after) {
      ...TweetPage
    }
  }
}
    fragment TweetPage on TweetConnection {
  edges {
    cursor
    node {
      id
      text
      author {
        username
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<RepliesQuery, RepliesQueryVariables>;
export const TweetsOfDocument = new TypedDocumentString(`
    query TweetsOf($username: String!, $first: Int, $after: String, $replies: Boolean) {
  user(username: $username) {
    tweetsCount
    tweets(first: $first, after: $after, replies: $replies) {
      ...TweetPage
    }
  }
}
    fragment TweetPage on TweetConnection {
  edges {
    cursor
    node {
      id
      text
      author {
        username
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<TweetsOfQuery, TweetsOfQueryVariables>;
export const LikedByDocument = new TypedDocumentString(`
    query LikedBy($username: String!, $first: Int, $after: String) {
  user(username: $username) {
    likedTweets(first: $first, after: $after) {
      ...TweetPage
    }
  }
}
    fragment TweetPage on TweetConnection {
  edges {
    cursor
    node {
      id
      text
      author {
        username
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<LikedByQuery, LikedByQueryVariables>;
export const BookmarksDocument = new TypedDocumentString(`
    query Bookmarks($first: Int, $after: String) {
  viewer {
    bookmarks(first: $first, after: $after) {
      ...TweetPage
    }
  }
}
    fragment TweetPage on TweetConnection {
  edges {
    cursor
    node {
      id
      text
      author {
        username
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<BookmarksQuery, BookmarksQueryVariables>;
export const WholeTweetDocument = new TypedDocumentString(`
    query WholeTweet($id: ID!) {
  tweet(id: $id) {
    ...Whole
  }
}
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}`) as unknown as TypedDocumentString<WholeTweetQuery, WholeTweetQueryVariables>;
export const TweetByIdDocument = new TypedDocumentString(`
    query TweetById($id: ID!) {
  tweet(id: $id) {
    id
    text
    author {
      username
      displayName
    }
  }
}
    `) as unknown as TypedDocumentString<TweetByIdQuery, TweetByIdQueryVariables>;
export const PostDocument = new TypedDocumentString(`
    mutation Post($input: PostTweetInput!) {
  postTweet(input: $input) {
    ...Whole
  }
}
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}`) as unknown as TypedDocumentString<PostMutation, PostMutationVariables>;
export const PostBrieflyDocument = new TypedDocumentString(`
    mutation PostBriefly($input: PostTweetInput!) {
  postTweet(input: $input) {
    id
    text
    kind
  }
}
    `) as unknown as TypedDocumentString<PostBrieflyMutation, PostBrieflyMutationVariables>;
export const EditDocument = new TypedDocumentString(`
    mutation Edit($id: ID!, $text: String!) {
  editTweet(id: $id, text: $text) {
    ...Whole
  }
}
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}`) as unknown as TypedDocumentString<EditMutation, EditMutationVariables>;
export const DeleteTweetDocument = new TypedDocumentString(`
    mutation DeleteTweet($id: ID!) {
  deleteTweet(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteTweetMutation, DeleteTweetMutationVariables>;
export const LikeDocument = new TypedDocumentString(`
    mutation Like($id: ID!) {
  likeTweet(id: $id) {
    ...Whole
  }
}
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}`) as unknown as TypedDocumentString<LikeMutation, LikeMutationVariables>;
export const LikeBrieflyDocument = new TypedDocumentString(`
    mutation LikeBriefly($id: ID!) {
  likeTweet(id: $id) {
    viewerHasLiked
  }
}
    `) as unknown as TypedDocumentString<LikeBrieflyMutation, LikeBrieflyMutationVariables>;
export const UnlikeDocument = new TypedDocumentString(`
    mutation Unlike($id: ID!) {
  unlikeTweet(id: $id) {
    ...Whole
  }
}
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}`) as unknown as TypedDocumentString<UnlikeMutation, UnlikeMutationVariables>;
export const UnlikeBrieflyDocument = new TypedDocumentString(`
    mutation UnlikeBriefly($id: ID!) {
  unlikeTweet(id: $id) {
    viewerHasLiked
  }
}
    `) as unknown as TypedDocumentString<UnlikeBrieflyMutation, UnlikeBrieflyMutationVariables>;
export const RetweetDocument = new TypedDocumentString(`
    mutation Retweet($id: ID!) {
  retweet(id: $id) {
    ...Whole
  }
}
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}`) as unknown as TypedDocumentString<RetweetMutation, RetweetMutationVariables>;
export const RetweetBrieflyDocument = new TypedDocumentString(`
    mutation RetweetBriefly($id: ID!) {
  retweet(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<RetweetBrieflyMutation, RetweetBrieflyMutationVariables>;
export const UndoRetweetDocument = new TypedDocumentString(`
    mutation UndoRetweet($id: ID!) {
  undoRetweet(id: $id) {
    ...Whole
  }
}
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}`) as unknown as TypedDocumentString<UndoRetweetMutation, UndoRetweetMutationVariables>;
export const BookmarkDocument = new TypedDocumentString(`
    mutation Bookmark($id: ID!) {
  bookmarkTweet(id: $id) {
    ...Whole
  }
}
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}`) as unknown as TypedDocumentString<BookmarkMutation, BookmarkMutationVariables>;
export const UnbookmarkDocument = new TypedDocumentString(`
    mutation Unbookmark($id: ID!) {
  unbookmarkTweet(id: $id) {
    ...Whole
  }
}
    fragment Whole on Tweet {
  id
  kind
  text
  createdAt
  editedAt
  edits {
    text
    editedAt
  }
  author {
    id
    username
  }
  hashtags
  mentions {
    username
  }
  urls
  lang
  conversationId
  inReplyTo {
    id
  }
  quoted {
    id
  }
  retweetOf {
    id
  }
  likesCount
  retweetsCount
  quotesCount
  repliesCount
  viewsCount
  viewerHasLiked
  viewerHasRetweeted
  viewerHasBookmarked
}`) as unknown as TypedDocumentString<UnbookmarkMutation, UnbookmarkMutationVariables>;
export const FollowersDocument = new TypedDocumentString(`
    query Followers($username: String!, $first: Int, $after: String) {
  user(username: $username) {
    followers(first: $first, after: $after) {
      ...UserPage
    }
  }
}
    fragment UserPage on UserConnection {
  edges {
    cursor
    node {
      username
      viewerRelationship {
        following
        followedBy
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<FollowersQuery, FollowersQueryVariables>;
export const FollowingDocument = new TypedDocumentString(`
    query Following($username: String!, $first: Int, $after: String) {
  user(username: $username) {
    following(first: $first, after: $after) {
      ...UserPage
    }
  }
}
    fragment UserPage on UserConnection {
  edges {
    cursor
    node {
      username
      viewerRelationship {
        following
        followedBy
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<FollowingQuery, FollowingQueryVariables>;
export const OwnListsDocument = new TypedDocumentString(`
    query OwnLists($first: Int) {
  viewer {
    followRequests(first: $first) {
      ...UserPage
    }
    blocks(first: $first) {
      ...UserPage
    }
    mutes(first: $first) {
      ...UserPage
    }
  }
}
    fragment UserPage on UserConnection {
  edges {
    cursor
    node {
      username
      viewerRelationship {
        following
        followedBy
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<OwnListsQuery, OwnListsQueryVariables>;
export const SearchUsersDocument = new TypedDocumentString(`
    query SearchUsers($query: String!, $first: Int, $after: String) {
  searchUsers(query: $query, first: $first, after: $after) {
    ...UserPage
  }
}
    fragment UserPage on UserConnection {
  edges {
    cursor
    node {
      username
      viewerRelationship {
        following
        followedBy
      }
    }
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<SearchUsersQuery, SearchUsersQueryVariables>;
export const SuggestionsDocument = new TypedDocumentString(`
    query Suggestions($first: Int) {
  suggestedUsers(first: $first) {
    username
  }
}
    `) as unknown as TypedDocumentString<SuggestionsQuery, SuggestionsQueryVariables>;
export const ProfileDocument = new TypedDocumentString(`
    query Profile($username: String!) {
  user(username: $username) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<ProfileQuery, ProfileQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const ProtectDocument = new TypedDocumentString(`
    mutation Protect($protected: Boolean!) {
  updateProfile(input: {protected: $protected}) {
    id
    protected
  }
}
    `) as unknown as TypedDocumentString<ProtectMutation, ProtectMutationVariables>;
export const FollowUserDocument = new TypedDocumentString(`
    mutation FollowUser($id: ID!) {
  user: followUser(id: $id) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<FollowUserMutation, FollowUserMutationVariables>;
export const FollowBrieflyDocument = new TypedDocumentString(`
    mutation FollowBriefly($id: ID!) {
  followUser(id: $id) {
    id
    followersCount
    viewerRelationship {
      following
      followRequested
    }
  }
}
    `) as unknown as TypedDocumentString<FollowBrieflyMutation, FollowBrieflyMutationVariables>;
export const UnfollowUserDocument = new TypedDocumentString(`
    mutation UnfollowUser($id: ID!) {
  user: unfollowUser(id: $id) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<UnfollowUserMutation, UnfollowUserMutationVariables>;
export const UnfollowBrieflyDocument = new TypedDocumentString(`
    mutation UnfollowBriefly($id: ID!) {
  unfollowUser(id: $id) {
    id
    followersCount
  }
}
    `) as unknown as TypedDocumentString<UnfollowBrieflyMutation, UnfollowBrieflyMutationVariables>;
export const RemoveFollowerDocument = new TypedDocumentString(`
    mutation RemoveFollower($id: ID!) {
  user: removeFollower(id: $id) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<RemoveFollowerMutation, RemoveFollowerMutationVariables>;
export const AcceptDocument = new TypedDocumentString(`
    mutation Accept($id: ID!) {
  user: acceptFollowRequest(id: $id) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<AcceptMutation, AcceptMutationVariables>;
export const DeclineDocument = new TypedDocumentString(`
    mutation Decline($id: ID!) {
  user: declineFollowRequest(id: $id) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<DeclineMutation, DeclineMutationVariables>;
export const BlockUserDocument = new TypedDocumentString(`
    mutation BlockUser($id: ID!) {
  user: blockUser(id: $id) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<BlockUserMutation, BlockUserMutationVariables>;
export const UnblockUserDocument = new TypedDocumentString(`
    mutation UnblockUser($id: ID!) {
  user: unblockUser(id: $id) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<UnblockUserMutation, UnblockUserMutationVariables>;
export const MuteUserDocument = new TypedDocumentString(`
    mutation MuteUser($id: ID!) {
  user: muteUser(id: $id) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<MuteUserMutation, MuteUserMutationVariables>;
export const UnmuteUserDocument = new TypedDocumentString(`
    mutation UnmuteUser($id: ID!) {
  user: unmuteUser(id: $id) {
    ...WholeProfile
  }
}
    fragment WholeProfile on User {
  id
  username
  displayName
  bio
  avatarUrl
  verified
  protected
  createdAt
  followersCount
  followingCount
  viewerRelationship {
    following
    followedBy
    followRequested
    blocking
    muting
  }
}`) as unknown as TypedDocumentString<UnmuteUserMutation, UnmuteUserMutationVariables>;
export const FollowersOfDocument = new TypedDocumentString(`
    query FollowersOf($ids: [ID!]!) {
  users(ids: $ids) {
    id
    followersCount
  }
}
    `) as unknown as TypedDocumentString<FollowersOfQuery, FollowersOfQueryVariables>;
export const FirstPageDocument = new TypedDocumentString(`
    query FirstPage {
  user(username: "ada") {
    displayName
  }
  viewer {
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<FirstPageQuery, FirstPageQueryVariables>;
export const RefreshWithStaleHeaderDocument = new TypedDocumentString(`
    mutation RefreshWithStaleHeader($refreshToken: String!) {
  refreshSession(refreshToken: $refreshToken) {
    accessToken
  }
}
    `) as unknown as TypedDocumentString<RefreshWithStaleHeaderMutation, RefreshWithStaleHeaderMutationVariables>;
export const WrittenDocument = new TypedDocumentString(`
    query Written($username: String!, $after: String) {
  user(username: $username) {
    tweetsCount
    tweets(first: 100, after: $after) {
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WrittenQuery, WrittenQueryVariables>;
export const SignsOfLifeDocument = new TypedDocumentString(`
    query SignsOfLife {
  homeTimeline(first: 50) {
    edges {
      node {
        id
        likesCount
      }
    }
  }
  trends(window: DAY) {
    items {
      name
    }
  }
  user(username: "ada") {
    tweetsCount
  }
}
    `) as unknown as TypedDocumentString<SignsOfLifeQuery, SignsOfLifeQueryVariables>;
export const LoginToDemoDocument = new TypedDocumentString(`
    mutation LoginToDemo($input: LoginInput!) {
  login(input: $input) {
    accessToken
  }
}
    `) as unknown as TypedDocumentString<LoginToDemoMutation, LoginToDemoMutationVariables>;
export const DemoDocument = new TypedDocumentString(`
    query Demo {
  user(username: "bob") {
    followersCount
    tweetsCount
    tweets(first: 20) {
      edges {
        node {
          text
          likesCount
          repliesCount
        }
      }
    }
  }
  hashtag(name: "birds") {
    tweetsCount
  }
  trends(window: DAY) {
    items {
      name
      tweetVolume
    }
  }
}
    `) as unknown as TypedDocumentString<DemoQuery, DemoQueryVariables>;
export const TrendsOfLanguageDocument = new TypedDocumentString(`
    query TrendsOfLanguage($scope: String!) {
  trends(window: HOUR, scope: $scope) {
    items {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<TrendsOfLanguageQuery, TrendsOfLanguageQueryVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    accessToken
    user {
      username
      tweetsCount
    }
  }
}
    `) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const CountsOfDocument = new TypedDocumentString(`
    query CountsOf($username: String!) {
  user(username: $username) {
    followersCount
    followingCount
    tweetsCount
  }
}
    `) as unknown as TypedDocumentString<CountsOfQuery, CountsOfQueryVariables>;
export const LivelyDocument = new TypedDocumentString(`
    query Lively {
  homeTimeline(first: 20) {
    edges {
      node {
        text
        author {
          displayName
        }
      }
    }
  }
  trends(window: DAY) {
    items {
      name
      tweetVolume
    }
  }
  searchUsers(query: "finch", first: 100) {
    edges {
      node {
        username
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LivelyQuery, LivelyQueryVariables>;
export const HomePageBothWaysDocument = new TypedDocumentString(`
    query HomePageBothWays($first: Int, $after: String, $last: Int, $before: String, $order: TimelineOrder! = LATEST) {
  homeTimeline(
    first: $first
    after: $after
    last: $last
    before: $before
    order: $order
  ) {
    edges {
      node {
        text
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<HomePageBothWaysQuery, HomePageBothWaysQueryVariables>;
export const SuggestDocument = new TypedDocumentString(`
    query Suggest($prefix: String!, $first: Int!) {
  autocomplete(prefix: $prefix, first: $first) {
    ... on Hashtag {
      name
    }
    ... on User {
      username
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestQuery, SuggestQueryVariables>;
export const TagPageDocument = new TypedDocumentString(`
    query TagPage($name: String!, $first: Int!, $after: String) {
  hashtag(name: $name) {
    name
    tweetsCount
    tweets(first: $first, after: $after) {
      edges {
        cursor
        node {
          text
          author {
            username
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TagPageQuery, TagPageQueryVariables>;
export const SearchReindexedDocument = new TypedDocumentString(`
    query SearchReindexed($query: String!) {
  searchTweets(query: $query, order: LATEST) {
    edges {
      node {
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchReindexedQuery, SearchReindexedQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $order: SearchOrder!) {
  searchTweets(query: $query, order: $order, first: 10) {
    edges {
      node {
        text
        author {
          username
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const TrendsDocument = new TypedDocumentString(`
    query Trends($window: TrendWindow!, $scope: String!) {
  trends(window: $window, scope: $scope) {
    asOf
    window
    scope
    items {
      rank
      name
      tweetVolume
      score
      hashtag {
        tweetsCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TrendsQuery, TrendsQueryVariables>;
export const FindDocument = new TypedDocumentString(`
    query Find($query: String!) {
  searchTweets(query: $query, order: LATEST, first: 10) {
    edges {
      node {
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindQuery, FindQueryVariables>;
export const NameDocument = new TypedDocumentString(`
    query Name($name: String!) {
  hashtag(name: $name) {
    name
    tweetsCount
    tweets {
      edges {
        node {
          text
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NameQuery, NameQueryVariables>;
export const CompleteDocument = new TypedDocumentString(`
    query Complete($prefix: String!) {
  autocomplete(prefix: $prefix) {
    ... on Hashtag {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteQuery, CompleteQueryVariables>;
export const LikeForTheWebClientDocument = new TypedDocumentString(`
    mutation LikeForTheWebClient($id: ID!) {
  tweetLike(id: $id) {
    tweet {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<LikeForTheWebClientMutation, LikeForTheWebClientMutationVariables>;
export const EditForTheWebClientDocument = new TypedDocumentString(`
    mutation EditForTheWebClient($id: ID!, $text: String!) {
  tweetEdit(id: $id, text: $text) {
    tweet {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<EditForTheWebClientMutation, EditForTheWebClientMutationVariables>;
export const LikedInTheWebClientDocument = new TypedDocumentString(`
    query LikedInTheWebClient($id: ID!) {
  tweet(id: $id) {
    likesCount
    viewerHasLiked
  }
}
    `) as unknown as TypedDocumentString<LikedInTheWebClientQuery, LikedInTheWebClientQueryVariables>;