import { STATES, type Planted, type State, type ViewerKind } from './privacy.js';

/** A query path to a tweet: a field per state, or one list with the tweets of all states. */
export interface Path {
  name: string;
  /** The field for one state; for all states when it ignores its argument. */
  field: (planted: Planted) => string;
  /** Returns nothing without sign-in. */
  signedIn?: boolean;
  /** Viewers for whom the path returns nothing although they may see the tweet. */
  except?: readonly ViewerKind[];
  /** Whether others decide what the path returns, such as a ranking: it may lack a tweet that the viewer may see. */
  mayLack?: boolean;
  /** Whether the path counts the tweets that everybody may see, for every viewer alike. */
  isPublic?: boolean;
}

/** Every field of a tweet that contains its text or the text of another tweet. */
export const EVERY_TEXT = 'text quoted { text } inReplyTo { text } retweetOf { text }';
const PAGE = `edges { node { ${EVERY_TEXT} } }`;

/** Selects only viewer-independent fields, which the entity cache may store. */
const KEPT = 'edges { node { text retweetOf { text } author { username } } }';

/** The lists of a user, short because an operation reads them for many users. */
export const USERS_TWEETS =
  'tweets(first: 5, replies: true) { edges { node { text quoted { text } } } } likedTweets(first: 5) { edges { node { text } } }';
const USERS = `edges { node { username ${USERS_TWEETS} } }`;

const LOOKED_UP: readonly Path[] = [
  { name: 'the tweet by id', field: ({ tweet }) => `tweet(id: "${tweet}") { text author { username } }` },
  { name: 'its earlier text', field: ({ tweet }) => `tweet(id: "${tweet}") { edits { text } }` },
  { name: 'its hashtags', field: ({ tweet }) => `tweet(id: "${tweet}") { hashtags }` },
  {
    name: 'the tweet as a node',
    field: ({ tweet }) => `node(id: "${tweet}") { ... on Tweet { text edits { text } } }`,
  },
  {
    name: 'tweets by id',
    field: ({ tweet, quote, retweet }) =>
      `tweets(ids: ["${tweet}", "${quote}", "${retweet}"]) { ${EVERY_TEXT} edits { text } }`,
  },
  {
    name: 'tweets about it as nodes',
    field: ({ quote, reply, retweet }) =>
      `nodes(ids: ["${quote}", "${reply}", "${retweet}"]) { ... on Tweet { ${EVERY_TEXT} } }`,
  },
  { name: 'its addresses', field: ({ tweet }) => `tweet(id: "${tweet}") { urls }` },
  {
    name: 'the original of a retweet',
    field: ({ retweet }) => `tweet(id: "${retweet}") { retweetOf { text hashtags urls edits { text } } }`,
  },
  { name: 'a quote', field: ({ quote }) => `tweet(id: "${quote}") { quoted { text } }` },
  {
    name: 'the earlier text of a quote',
    field: ({ quote }) => `tweet(id: "${quote}") { quoted { edits { text } } }`,
  },
  { name: 'a reply to it', field: ({ reply }) => `tweet(id: "${reply}") { inReplyTo { text } }` },
  {
    name: 'the earlier text of a reply',
    field: ({ reply }) => `tweet(id: "${reply}") { inReplyTo { edits { text } } }`,
  },
  { name: 'replies', field: ({ root }) => `tweet(id: "${root}") { replies(first: 20) { ${PAGE} } }` },
  {
    name: 'the siblings of a reply',
    field: ({ reply }) => `tweet(id: "${reply}") { inReplyTo { replies { ${PAGE} } quoted { text } text } }`,
  },
  { name: 'a retweet', field: ({ retweet }) => `tweet(id: "${retweet}") { text retweetOf { text } }` },
  {
    name: 'the earlier text of a retweet',
    field: ({ retweet }) => `tweet(id: "${retweet}") { edits { text } }`,
  },
];

const LISTED: readonly Path[] = [
  {
    name: "the author's tweets",
    field: ({ author }) => `user(username: "${author}") { tweets(first: 20) { ${PAGE} } }`,
  },
  {
    name: "the author's likes",
    field: ({ author }) => `user(username: "${author}") { likedTweets(first: 20) { ${PAGE} } }`,
  },
  { name: 'likes', field: () => `user(username: "neutral") { likedTweets(first: 50) { ${PAGE} } }` },
  {
    name: "another user's tweets",
    field: () => `user(username: "neutral") { tweets(first: 50, replies: true) { ${PAGE} } }`,
  },
  { name: 'bookmarks', field: () => `viewer { bookmarks(first: 50) { ${PAGE} } }`, signedIn: true },
  { name: 'the home timeline', field: () => `homeTimeline(first: 50) { ${PAGE} }`, signedIn: true },
  {
    name: 'the best of the home timeline',
    field: () => `homeTimeline(first: 50, order: TOP) { ${PAGE} }`,
    signedIn: true,
  },
  {
    name: 'the home timeline, as it is kept',
    field: () => `homeTimeline(first: 50) { ${KEPT} }`,
    signedIn: true,
    except: ['muting'],
  },
  {
    name: 'mentions',
    field: () => `mentionsTimeline(first: 50) { ${PAGE} }`,
    signedIn: true,
    // Authors do not mention themselves.
    except: ['author', 'muting'],
  },
];

/** Users in lists of every kind, with their tweets. */
const VIA_USERS: readonly Path[] = (
  [
    {
      name: 'the followers of another user',
      field: () => `user(username: "neutral") { followers(first: 20) { ${USERS} } }`,
    },
    {
      name: 'those whom the author follows',
      field: ({ author }) =>
        `user(username: "${author}") { following(first: 2) { edges { node { followers(first: 20) { ${USERS} } } } } }`,
    },
    {
      name: 'the author by id',
      field: ({ authorId }) => `user(id: "${authorId}") { ${USERS_TWEETS} }`,
    },
    {
      name: 'users by id',
      field: ({ authorId }) => `users(ids: ["${authorId}"]) { ${USERS_TWEETS} }`,
    },
    {
      name: 'the author as a node',
      field: ({ authorId }) => `node(id: "${authorId}") { ... on User { ${USERS_TWEETS} } }`,
    },
    {
      name: 'users by name',
      field: ({ author }) => `searchUsers(query: "${author}", first: 5) { ${USERS} }`,
    },
    {
      name: 'suggested names',
      field: ({ author }) => `autocomplete(prefix: "@${author}") { ... on User { ${USERS_TWEETS} } }`,
    },
    {
      name: 'suggested hashtags',
      field: ({ canary }) => `autocomplete(prefix: "#${canary.slice(0, -4)}") { ... on Hashtag { id name } }`,
      isPublic: true,
    },
    { name: 'users to follow', field: () => `suggestedUsers(first: 20) { ${USERS_TWEETS} }` },
    {
      name: 'the author of a quoted tweet',
      field: ({ quote }) => `tweet(id: "${quote}") { quoted { author { ${USERS_TWEETS} } } }`,
    },
    {
      name: 'the people that the tweet mentions',
      field: ({ tweet }) => `tweet(id: "${tweet}") { mentions { ${USERS_TWEETS} } }`,
    },
    { name: 'the account of the viewer', field: () => `viewer { user { ${USERS_TWEETS} } }`, signedIn: true },
    ...['blocks', 'mutes', 'followRequests'].map((list) => ({
      name: `the ${list} of the viewer`,
      field: () => `viewer { ${list} { ${USERS} } }`,
      signedIn: true,
    })),
    {
      name: 'trends',
      field: () =>
        'trends(window: DAY, first: 20) { id items { id name hashtag { id  name tweets(first: 5) { edges { node { text } } } } } }',
      isPublic: true,
    },
  ] satisfies readonly Path[]
).map((path) => ({ ...path, mayLack: true }));

const SEARCHED: readonly Path[] = [
  { name: 'search', field: ({ canary }) => `searchTweets(query: "${canary}", first: 20) { ${PAGE} }` },
  {
    name: 'the newest that search finds',
    field: ({ canary }) => `searchTweets(query: "${canary}", order: LATEST, first: 20) { ${PAGE} }`,
  },
  {
    name: 'search by author',
    field: ({ author }) => `searchTweets(query: "from:${author}", first: 20) { ${PAGE} }`,
  },
  {
    name: 'search, as it is kept',
    field: ({ canary }) => `searchTweets(query: "${canary}", first: 20) { ${KEPT} }`,
  },
  {
    name: 'a hashtag',
    field: ({ canary }) => `hashtag(name: "${canary}") { tweets(first: 20) { ${PAGE} } }`,
  },
  {
    name: 'a hashtag, as it is kept',
    field: ({ canary }) => `hashtag(name: "${canary}") { tweets(first: 20) { ${KEPT} } }`,
  },
];

/** Notifications of every kind, with the tweets and the users that they tell of. */
const TOLD = [
  ...['Like', 'Retweet'].map((kind) => [kind, `tweet { ${EVERY_TEXT} } actors(first: 2) { ${USERS} }`]),
  ...['Follow', 'FollowRequest', 'RequestAccepted'].map((kind) => [kind, `actors(first: 2) { ${USERS} }`]),
  ...['Mention', 'Reply', 'Quote', 'NewTweet'].map((kind) => [kind, `tweet { ${EVERY_TEXT} }`]),
].map(([kind, fields]) => `... on ${kind}Notification { ${fields} }`);

/** The part of TOLD for each group of kinds: together they would cost more than one operation may. */
const TOLD_OF = ['0 2', '2 5', '5 9'].map((range) => range.split(' ').map(Number) as [number, number]);

const NOTIFIED: readonly Path[] = [
  {
    name: 'the mentions that the viewer is told of',
    field: () =>
      `viewer { notifications(first: 50, kinds: [MENTION]) { edges { node { ... on MentionNotification { tweet { ${EVERY_TEXT} } } } } } }`,
    signedIn: true,
    // Authors do not mention themselves.
    except: ['author', 'muting'],
  },
  ...['LIKE, RETWEET', 'FOLLOW, FOLLOW_REQUEST, REQUEST_ACCEPTED', 'MENTION, REPLY, QUOTE, NEW_TWEET'].map(
    (kinds, index): Path => ({
      name: `the notifications of ${kinds}`,
      field: () =>
        `viewer { notifications(first: 5, kinds: [${kinds}]) { edges { node { ${TOLD.slice(...TOLD_OF[index]!).join(' ')} } } } }`,
      signedIn: true,
      mayLack: true,
    }),
  ),
  {
    name: 'the users whose notices are on',
    field: () => `viewer { noticeAuthors(first: 5) { ${USERS} } }`,
    signedIn: true,
    mayLack: true,
  },
  {
    name: 'a notification by id',
    field: ({ tweet }) => `viewer { notification(id: "${likesOf(tweet)}") { ${TOLD[0]} } }`,
    signedIn: true,
    mayLack: true,
  },
];

/** The conversations of the viewer: neutral has made a group of all viewers, quotes the tweets. */
const WRITTEN: readonly Path[] = [
  {
    name: 'the messages that quote it',
    field: () =>
      `viewer { conversations(first: 2) { edges { node { messages(first: 10) { edges { node { quotedTweet { ${EVERY_TEXT} } } } } } } } searchMessages(query: "look", first: 10) { edges { node { quotedTweet { ${EVERY_TEXT} } } } } }`,
    signedIn: true,
    except: ['author'],
  },
  {
    name: 'the last message',
    field: () =>
      `viewer { conversations(first: 2) { edges { node { lastMessage { quotedTweet { text } replyTo { quotedTweet { text } } conversation { lastMessage { quotedTweet { text } } } } } } } }`,
    signedIn: true,
    mayLack: true,
  },
  {
    name: 'the users of a conversation',
    field: () =>
      `viewer { messageRequests(first: 1) { edges { node { id } } } conversations(first: 1) { edges { node { members { user { ${USERS_TWEETS} } } lastMessage { sender { ${USERS_TWEETS} } reactions { user { ${USERS_TWEETS} } } } } } } }`,
    signedIn: true,
    mayLack: true,
  },
];

/** The live notifications, with everything that they show of a tweet. */
export function notificationsSince(cursor: string): string {
  const told = `cursor notification { ... on MentionNotification { tweet { ${EVERY_TEXT} edits { text } } } }`;
  return `subscription { notificationEvents(after: "${cursor}") {
    ... on NotificationAdded { ${told} } ... on NotificationGroupChanged { ${told} }
  } }`;
}

/** The id of the notification of today's likes of a tweet. */
function likesOf(tweet: string): string {
  return `Notification:LIKE:${tweet}:${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`;
}

export const PATHS: readonly Path[] = [
  ...LOOKED_UP,
  ...LISTED,
  ...VIA_USERS,
  ...SEARCHED,
  ...NOTIFIED,
  ...WRITTEN,
];

/** One operation that follows a path to the tweets of all states. */
export function operationFor({ field }: Path, planted: Readonly<Record<State, Planted>>): string {
  // A field without an argument returns the tweets of all states.
  if (field.length === 0) return `{ ${field(planted.open)} }`;
  return `{ ${STATES.map((state) => `${state}: ${field(planted[state])}`).join(' ')} }`;
}

/** The events of a live timeline, with everything that they show of a tweet. */
export function eventsSince(cursor: string): string {
  const tweet = `cursor tweet { ${EVERY_TEXT} edits { text } author { username } }`;
  return `subscription { homeTimelineEvents(after: "${cursor}") {
    ... on TweetPosted { ${tweet} } ... on TweetEdited { ${tweet} } ... on TweetDeleted { tweetId } ... on TimelineGap { missed }
  } }`;
}
