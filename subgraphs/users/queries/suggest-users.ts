import { checkFirst } from '#platform/page.js';
import type { Viewer } from '#platform/viewer.js';
import type { VisibleUsers } from './visible-users.js';
import type { Profile } from '../store/index.js';
import type { QueryDeps } from './deps.js';

/** The viewer's newest follows whose own follows are read, and the number of follows that are read in all. */
const MAX_FOLLOWED = 100;
const MAX_EDGES = 1_000;

/** Candidates whose profiles are read. */
const MAX_CANDIDATES = 200;

/** Users to follow: first those that many of the viewer's followed users follow, then popular users. */
export function suggestUsers({ stores }: QueryDeps) {
  const { follows, directory } = stores;

  /** The users that the viewer's followed users follow, the most often followed first. */
  const followedByFollowed = async (viewerId: string): Promise<string[]> => {
    const followed = await follows.from(viewerId, { limit: MAX_FOLLOWED });
    if (followed.length === 0) return [];
    const theirs = await follows.followedByAny(
      followed.map(({ id }) => id),
      MAX_EDGES,
    );
    const times = new Map<string, number>();
    for (const id of theirs) times.set(id, (times.get(id) ?? 0) + 1);
    return [...times].sort(([, one], [, other]) => other - one).map(([id]) => id);
  };

  return async (users: VisibleUsers, viewer: Viewer | null, first: number): Promise<Profile[]> => {
    checkFirst(first);
    const [near, popular] = await Promise.all([
      viewer ? followedByFollowed(viewer.id) : [],
      directory.popular(MAX_CANDIDATES),
    ]);
    users.checkWanted();
    const candidates = [...new Set([...near.slice(0, MAX_CANDIDATES), ...popular])];
    const profiles = await Promise.all(candidates.map((id) => users.suggestable(id)));
    return profiles.filter((profile) => profile !== null).slice(0, first);
  };
}
