import type { Connection } from '#platform/page.js';
import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { TweetModel } from './models.js';
import type { HomeArguments, MentionsArguments } from './feeds/index.js';

/** All that a resolver may see. */
export interface Context {
  readonly viewer: Viewer | null;
  readonly feeds: ViewerFeeds;
}

/** The timelines of whoever asks; UNAUTHENTICATED when nobody is signed in. */
export interface ViewerFeeds {
  home(args: HomeArguments): Promise<Connection<TweetModel>>;
  mentions(args: MentionsArguments): Promise<Connection<TweetModel>>;
}

/** Timelines of people by id, as the feeds folder makes them. */
export interface Feeds {
  home(viewerId: string, args: HomeArguments): Promise<Connection<TweetModel>>;
  mentions(viewerId: string, args: MentionsArguments): Promise<Connection<TweetModel>>;
}

export function createContext(viewer: Viewer | null, feeds: Feeds): Context {
  const signedIn = (): string => {
    if (viewer === null) throw new RookeryError('UNAUTHENTICATED');
    return viewer.id;
  };
  return {
    viewer,
    feeds: {
      home: async (args) => feeds.home(signedIn(), args),
      mentions: async (args) => feeds.mentions(signedIn(), args),
    },
  };
}
