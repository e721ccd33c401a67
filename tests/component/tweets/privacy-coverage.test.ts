import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { TWEET_COMMANDS, USER_COMMANDS, userCommand } from '#testkit/tweets/privacy-commands.js';
import { eventsSince, operationFor, PATHS, notificationsSince } from '#testkit/tweets/privacy-paths.js';
import { STATES, type Planted, type State } from '#testkit/tweets/privacy.js';

/** The fields that lead to no text of a tweet, by type; `privacy.test.ts` compares what all others return. */
const WITHOUT_TEXT: Readonly<Record<string, readonly string[]>> = {
  // Sessions and accounts: they return the viewer, whose own tweets are not hidden from the viewer.
  Mutation: [
    ...['changePassword', 'login', 'logout', 'refreshSession', 'register', 'sessionLogout', 'updateProfile'],
    'sessionEnd',
    'userUpdateProfile',
    ...['markNotificationsRead', 'registerPushSubscription', 'removePushSubscription'],
    'updateNotificationSettings',
    ...['muteWord', 'unmuteWord'],
    // Media: their owner alone reads uploads.
    ...['completeMediaUpload', 'createMediaUpload'],
    // Messages: they return what `privacy of messages` and the paths to conversations compare.
    ...['acceptMessageRequest', 'addGroupMembers', 'createGroup', 'declineMessageRequest', 'deleteMessage'],
    ...['editMessage', 'leaveGroup', 'markConversationDelivered', 'markConversationRead', 'reactToMessage'],
    ...[
      'removeGroupMember',
      'renameGroup',
      'sendMessage',
      'setGroupAdmin',
      'typing',
      'updateMessageSettings',
    ],
  ],
  Query: ['conversation', 'mediaUpload', 'vapidPublicKey'],
  LogoutPayload: ['everywhere'],
  EndSessionPayload: ['viewer'],
  OpenSession: ['current', 'endsAt', 'id', 'refreshedAt', 'signedInAt'],
  UpdateProfilePayload: ['user'],
  Session: ['accessToken', 'expiresAt', 'refreshToken', 'user'],
  MarkNotificationsReadPayload: ['viewer'],
  RegisterPushSubscriptionPayload: ['pushSubscription'],
  RemovePushSubscriptionPayload: ['viewer'],
  PushSubscription: ['endsAt', 'host', 'id', 'registeredAt'],
  UpdateNotificationSettingsPayload: ['viewer'],
  MuteWordPayload: ['viewer'],
  UnmuteWordPayload: ['viewer'],
  // The viewer's own words.
  MutedWord: ['mutedAt', 'text'],
  NotificationSetting: ['from', 'kind', 'push'],
  Viewer: [
    'email',
    'id',
    'mutedWords',
    'notificationSettings',
    'pushSubscriptions',
    'sessions',
    'unreadNotificationsCount',
    'messageSettings',
    'unreadMessagesCount',
  ],
  User: [
    ...[
      'avatarUrl',
      'bio',
      'createdAt',
      'displayName',
      'followersCount',
      'followingCount',
      'id',
      'protected',
    ],
    ...['tweetsCount', 'verified', 'viewerRelationship'],
  ],
  Relationship: ['blocking', 'followRequested', 'followedBy', 'following', 'id', 'muting'],
  Tweet: [
    ...['conversationId', 'createdAt', 'editedAt', 'id', 'kind', 'lang', 'likesCount', 'quotesCount'],
    ...['repliesCount', 'retweetsCount', 'viewerHasBookmarked', 'viewerHasLiked', 'viewerHasRetweeted'],
    ...['viewerHasMutedConversation', 'viewsCount'],
    // The stories of media compare them, and their bytes.
    'media',
  ],
  // Reached by `Tweet.media`, or by the owner's own uploads.
  CompleteMediaUploadPayload: ['upload'],
  CreateMediaUploadPayload: ['signedUpload', 'upload'],
  FocalPoint: ['x', 'y'],
  Image: [
    ...['altText', 'animated', 'blurhash', 'focalPoint', 'height', 'id', 'sensitive', 'variants', 'width'],
  ],
  ImageVariant: ['bytes', 'contentType', 'height', 'size', 'url', 'width'],
  MediaUpload: ['expiresAt', 'failure', 'id', 'kind', 'media', 'state'],
  SignedUpload: ['expiresAt', 'headers', 'method', 'url'],
  SignedUploadHeader: ['name', 'value'],
  TweetEdit: ['editedAt'],
  Hashtag: ['tweetsCount'],
  TrendList: ['asOf', 'scope', 'window'],
  Trend: ['rank', 'score', 'tweetVolume'],
  LikeNotification: ['actorsCount', 'createdAt', 'id', 'read'],
  RetweetNotification: ['actorsCount', 'createdAt', 'id', 'read'],
  FollowNotification: ['actorsCount', 'createdAt', 'id', 'read'],
  FollowRequestNotification: ['actorsCount', 'createdAt', 'id', 'read'],
  RequestAcceptedNotification: ['actorsCount', 'createdAt', 'id', 'read'],
  MentionNotification: ['createdAt', 'id', 'read'],
  ReplyNotification: ['createdAt', 'id', 'read'],
  QuoteNotification: ['createdAt', 'id', 'read'],
  NewTweetNotification: ['createdAt', 'id', 'read'],
  ModerationNotification: ['action', 'createdAt', 'id', 'read'],
  NotificationConnection: ['liveCursor', 'pageInfo'],
  NotificationEdge: ['cursor'],
  ...Object.fromEntries(
    ['AcceptMessageRequest', 'AddGroupMembers', 'CreateGroup', 'DeclineMessageRequest', 'DeleteMessage']
      .concat('LeaveGroup', 'MarkConversationDelivered', 'MarkConversationRead', 'RemoveGroupMember')
      .concat('RenameGroup', 'SetGroupAdmin', 'Typing')
      .map((name) => [`${name}Payload`, ['conversation']]),
  ),
  ...Object.fromEntries(
    ['EditMessage', 'ReactToMessage', 'SendMessage'].map((name) => [`${name}Payload`, ['message']]),
  ),
  UpdateMessageSettingsPayload: ['viewer'],
  Conversation: [
    ...['joined', 'kind', 'lastActivityAt', 'lastSequence', 'list', 'name', 'readUpTo', 'unreadCount'],
  ],
  ConversationConnection: ['liveCursor', 'pageInfo'],
  // Each viewer's messages are fetched as on the paths to conversations.
  Subscription: ['conversationEvents'],
  ...Object.fromEntries(
    ['MessageChanged', 'MessageSent', 'ReactionChanged'].map((name) => [name, ['cursor', 'message']]),
  ),
  ConversationChanged: ['conversation', 'cursor'],
  MembersChanged: ['conversation', 'cursor'],
  MessageDeleted: ['conversationId', 'cursor', 'forAll', 'messageId', 'sequence'],
  ReceiptMoved: ['conversationId', 'cursor', 'deliveredUpTo', 'readUpTo', 'user', 'userId'],
  Typing: ['conversationId', 'user', 'userId'],
  ConversationsGap: ['cursor', 'missed'],
  ConversationEdge: ['cursor'],
  ConversationMember: ['deliveredUpTo', 'isAdmin', 'readUpTo', 'userId'],
  Message: ['createdAt', 'deleted', 'editedAt', 'id', 'senderId', 'sequence', 'text'],
  MessageConnection: ['pageInfo'],
  MessageEdge: ['cursor'],
  MessageReaction: ['emoji', 'userId'],
  MessageSettings: ['from', 'receipts'],
  TweetConnection: ['liveCursor', 'pageInfo'],
  UserConnection: ['pageInfo'],
  PageInfo: ['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor'],
  TweetEdge: ['cursor', 'liveCursor'],
  UserEdge: ['cursor'],
  NotificationsGap: ['cursor', 'missed'],
  NotificationGroupChanged: ['id'],
  NotificationsRead: ['cursor'],
  TimelineGap: ['cursor'],
  TweetDeleted: ['cursor'],
};

const ID = '1000000000000000001';
const PLANTED = Object.fromEntries(
  STATES.map((state): [State, Planted] => [
    state,
    { canary: 'canary', author: 'ann', authorId: ID, tweet: ID, quote: ID, reply: ID, retweet: ID, root: ID },
  ]),
) as Record<State, Planted>;

const OPERATIONS: readonly string[] = [
  ...PATHS.map((path) => operationFor(path, PLANTED)),
  ...USER_COMMANDS.map((name) => userCommand(name, ID)),
  ...Object.values(TWEET_COMMANDS).map((commandOn) => `mutation { ${commandOn(ID)} }`),
  eventsSince('cursor'),
  notificationsSince('cursor'),
];

/** The fields that an operation selects, as `Type.field`. */
function fieldsOf(schema: GraphQLSchema, operation: string): string[] {
  const fields: string[] = [];
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Field({ name }) {
      const field = `${types.getParentType()?.name}.${name.value}`;
      if (types.getFieldDef() === undefined) throw new Error(`The schema has no ${field}.`);
      fields.push(field);
    },
  });
  visit(parse(operation), visitor);
  return fields;
}

describe('the privacy of tweets', () => {
  const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
  const declared = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : [],
    );
  const compared = new Set(OPERATIONS.flatMap((operation) => fieldsOf(schema, operation)));
  const excused = Object.entries(WITHOUT_TEXT).flatMap(([type, names]) =>
    names.map((name) => `${type}.${name}`),
  );

  it('is tested for every field of the schema that can lead to a text', () => {
    const forgotten = declared.filter((field) => !compared.has(field) && !excused.includes(field));
    expect(forgotten).toEqual([]);
  });

  it('has no exceptions for fields that are tested or that do not exist', () => {
    expect(excused.filter((field) => compared.has(field) || !declared.includes(field))).toEqual([]);
  });
});
