/** Who looks. All but the first are signed in; all of those follow `neutral`, who has passed the tweets on. */
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

/** What became of an author or of the tweet after everybody had seen it. */
export const STATES = ['open', 'shy', 'gone', 'banned', 'bitter'] as const;
export type State = (typeof STATES)[number];

/** Whether a viewer may still see the tweet: the rules once more, written down apart from the code that follows them. */
export function maySee(viewer: ViewerKind, state: State): boolean {
  // Suspended users, and so the author of the `banned` tweet, are signed out.
  if (viewer === 'lapsed' || state === 'gone' || state === 'banned') return false;
  if (viewer === 'author') return true;
  if (viewer === 'blocked' || viewer === 'blocking') return false;
  // Whoever mutes follows as well: what is muted comes to nobody's timeline, and is hidden from nobody.
  if (state === 'shy') return viewer === 'follower' || viewer === 'muting';
  // The author has blocked everybody who can be blocked.
  if (state === 'bitter') return viewer === 'anonymous';
  return true;
}

/** The tweets of one state, and what `neutral` made of them while all could be seen. */
export interface Planted {
  /** Stands in the texts of the author's tweets, the earlier ones too, and nowhere else. */
  canary: string;
  author: string;
  tweet: string;
  quote: string;
  reply: string;
  retweet: string;
  /** A tweet of neutral's that the author has answered. */
  root: string;
}

/** A way to a tweet. `{}` stands for one state's field; a list shows the tweets of all states at once. */
export interface Path {
  name: string;
  /** The field of one state, or of all when it does not use its argument. */
  field: (planted: Planted) => string;
  /** Shows nothing to those who are not signed in. */
  signedIn?: boolean;
  /** Whom it shows nothing although they may see the tweet. */
  except?: readonly ViewerKind[];
}

/** Each place of a tweet where its text, or that of another tweet, may stand. */
export const EVERY_TEXT = 'text quoted { text } inReplyTo { text } retweetOf { text }';
const PAGE = `edges { node { ${EVERY_TEXT} } }`;

/** Nothing of this depends on who looks: the gateway may keep all of it. */
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
    name: "somebody else's tweets",
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

/** One operation that walks a path to the tweets of all states at once. */
export function operationFor({ field }: Path, planted: Readonly<Record<State, Planted>>): string {
  return `{ ${STATES.map((state) => `${state}: ${field(planted[state])}`).join(' ')} }`;
}
