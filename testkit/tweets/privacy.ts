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

/** Whether a viewer is signed in no more, or never was: such a viewer reads what is public. */
export function isNobody(viewer: ViewerKind): viewer is 'anonymous' | 'lapsed' {
  return viewer === 'anonymous' || viewer === 'lapsed';
}

/** Whether a viewer may still see the tweet: an independent statement of the visibility rules. */
export function maySee(viewer: ViewerKind, state: State): boolean {
  if (state === 'gone' || state === 'banned') return false;
  // Suspended users, like the author of the `banned` tweet, are signed out.
  if (isNobody(viewer)) return state === 'open' || state === 'bitter';
  if (viewer === 'author') return true;
  if (viewer === 'blocked' || viewer === 'blocking') return false;
  // The muting viewer follows the author: muting removes tweets from timelines but does not hide them.
  if (state === 'shy') return viewer === 'follower' || viewer === 'muting';
  // The author has blocked every viewer that can be blocked.
  if (state === 'bitter') return false;
  return true;
}

/** The tweets of one state, and the tweets of `neutral` about them. */
export interface Planted {
  /** A text that only the author's tweets contain, including their earlier texts. */
  canary: string;
  author: string;
  authorId: string;
  tweet: string;
  quote: string;
  reply: string;
  retweet: string;
  /** A tweet of neutral with a reply of the author. */
  root: string;
}
