import { signedIn } from '#platform/commands.js';
import type { Connection } from '#platform/page.js';
import type { RequestContext, Viewer } from '#platform/viewer.js';
import type { TweetModel } from './models.js';
import type { HomeArguments, HomePage } from './queries/home-timeline.js';
import type { Queries } from './queries/index.js';
import type { MentionsArguments } from './queries/mentions-timeline.js';

/** What resolvers work with, created for each request. */
export interface Context {
  readonly viewer: Viewer | null;
  /** The viewer's timelines. UNAUTHENTICATED without a viewer. */
  readonly queries: {
    homeTimeline(args: HomeArguments, hasLiveCursor: boolean): Promise<HomePage>;
    mentionsTimeline(args: MentionsArguments): Promise<Connection<TweetModel>>;
  };
}

export function createContext(
  { home, mentionsTimeline }: Pick<Queries, 'home' | 'mentionsTimeline'>,
  { viewer, signal }: Pick<RequestContext, 'viewer' | 'signal'>,
): Context {
  return {
    viewer,
    queries: {
      homeTimeline: async (args, hasLiveCursor) =>
        home.page({ userId: signedIn(viewer).id, signal }, args, hasLiveCursor),
      mentionsTimeline: async (args) => mentionsTimeline.page({ userId: signedIn(viewer).id, signal }, args),
    },
  };
}
