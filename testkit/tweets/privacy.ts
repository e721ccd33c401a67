/** Kinds of viewers. All but the first are signed in and follow `neutral`, who has retweeted and quoted the tweets. */
export const VIEWERS = [
  'anonymous',
  'stranger',
  'follower',
  'muting',
  'pending',
  'blocked',
  'blocking',
  'lapsed',
  'author',
] as const;
export type ViewerKind = (typeof VIEWERS)[number];

/** What happened to the author or the tweet after every viewer had seen it. */
export const STATES = ['open', 'shy', 'gone', 'banned', 'bitter'] as const;
export type State = (typeof STATES)[number];

/** Whether a viewer may still see the tweet: an independent statement of the visibility rules. */
export function maySee(viewer: ViewerKind, state: State): boolean {
  // Suspended users, like the author of the `banned` tweet, are signed out.
  if (viewer === 'lapsed' || state === 'gone' || state === 'banned') return false;
  if (viewer === 'author') return true;
  if (viewer === 'blocked' || viewer === 'blocking') return false;
  // The muting viewer follows the author: muting removes tweets from timelines but does not hide them.
  if (state === 'shy') return viewer === 'follower' || viewer === 'muting';
  // The author has blocked every viewer that can be blocked.
  if (state === 'bitter') return viewer === 'anonymous';
  return true;
}

/** The tweets of one state, and the tweets of `neutral` about them. */
export interface Planted {
  /** A text that only the author's tweets contain, including their earlier texts. */
  canary: string;
  author: string;
  tweet: string;
  quote: string;
  reply: string;
  retweet: string;
  /** A tweet of neutral with a reply of the author. */
  root: string;
}

/** A query path to a tweet: a field per state, or one list with the tweets of all states. */
export interface Path {
  name: string;
  /** The field for one state; for all states when it ignores its argument. */
  field: (planted: Planted) => string;
  /** Returns nothing without sign-in. */
  signedIn?: boolean;
  /** Viewers for whom the path returns nothing although they may see the tweet. */
  except?: readonly ViewerKind[];
}

/** Every field of a tweet that contains its text or the text of another tweet. */
export const EVERY_TEXT = 'text quoted { text } inReplyTo { text } retweetOf { text }';
const PAGE = `edges { node { ${EVERY_TEXT} } }`;

/** Selects only viewer-independent fields, which the entity cache may store. */
const KEPT = 'edges { node { text retweetOf { text } author { username } } }';

const LOOKED_UP: readonly Path[] = [
  { name: 'the tweet by id', field: ({ tweet }) => `tweet(id: "${tweet}") { text author { username } }` },
  { name: 'its earlier text', field: ({ tweet }) => `tweet(id: "${tweet}") { edits { text } }` },
  { name: 'its hashtags', field: ({ tweet }) => `tweet(id: "${tweet}") { hashtags }` },
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

export const PATHS: readonly Path[] = [...LOOKED_UP, ...LISTED, ...SEARCHED];

/** One operation that follows a path to the tweets of all states. */
export function operationFor({ field }: Path, planted: Readonly<Record<State, Planted>>): string {
  return `{ ${STATES.map((state) => `${state}: ${field(planted[state])}`).join(' ')} }`;
}
