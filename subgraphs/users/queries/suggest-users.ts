import { checkFirst } from '#platform/page.js';
import type { Viewer } from '#platform/viewer.js';
import type { VisibleUsers } from './visible-users.js';
import type { Profile } from '../store/index.js';
import type { QueryDeps } from './deps.js';

/** How many of the newest follows of the viewer are asked whom they follow, and for how many edges in all. */
const FRIENDS = 100;
const EDGES_OF_FRIENDS = 1_000;

/** How many candidates are looked at more closely. */
const CANDIDATES = 200;

/** Users to follow: whom those follow whom the viewer follows, the most first; then the popular. */
export function suggestUsers({ stores }: QueryDeps) {
  const { follows, directory } = stores;

  /** Friends of friends, those with the most friends in common first. */
  const friendsOfFriends = async (viewerId: string): Promise<string[]> => {
    const friends = await follows.from(viewerId, { limit: FRIENDS });
    if (friends.length === 0) return [];
    const theirs = await follows.followedByAny(
      friends.map(({ id }) => id),
      EDGES_OF_FRIENDS,
    );
    const inCommon = new Map<string, number>();
    for (const id of theirs) inCommon.set(id, (inCommon.get(id) ?? 0) + 1);
    return [...inCommon].sort(([, one], [, other]) => other - one).map(([id]) => id);
  };

  return async (users: VisibleUsers, viewer: Viewer | null, first: number): Promise<Profile[]> => {
    checkFirst(first);
    const [near, popular] = await Promise.all([
      viewer ? friendsOfFriends(viewer.id) : [],
      directory.popular(CANDIDATES),
    ]);
    const candidates = [...new Set([...near.slice(0, CANDIDATES), ...popular])];
    const profiles = await Promise.all(candidates.map((id) => users.suggestable(id)));
    return profiles.filter((profile) => profile !== null).slice(0, first);
  };
}
