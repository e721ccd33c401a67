import type { FollowerTiers } from '#platform/subgraph.js';

/** How an author's tweets come into the timelines of followers. */
export type Tier = 'push-to-all' | 'push-to-active' | 'pull';

export function tierOf(followersCount: number, { pushToAllBelow, pullAbove }: FollowerTiers): Tier {
  if (followersCount < pushToAllBelow) return 'push-to-all';
  return followersCount > pullAbove ? 'pull' : 'push-to-active';
}
