import type { Connection } from '#platform/page.js';
import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { Feeds, HomeArguments, HomePage, MentionsArguments } from './queries/home/home-timeline.js';
import type { TweetModel } from './models.js';

/** All that a resolver may see. */
export interface Context {
  readonly viewer: Viewer | null;
  /** The timelines of whoever asks; UNAUTHENTICATED when nobody is signed in. */
  readonly feeds: {
    home(args: HomeArguments, hasLiveCursor: boolean): Promise<HomePage>;
    mentions(args: MentionsArguments): Promise<Connection<TweetModel>>;
  };
}

export function createContext(viewer: Viewer | null, feeds: Feeds): Context {
  const signedIn = (): string => {
    if (viewer === null) throw new RookeryError('UNAUTHENTICATED');
    return viewer.id;
  };
  return {
    viewer,
    feeds: {
      home: async (args, hasLiveCursor) => feeds.home(signedIn(), args, hasLiveCursor),
      mentions: async (args) => feeds.mentions(signedIn(), args),
    },
  };
}
