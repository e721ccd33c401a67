/** The numbers of followers at which an author's tweets come into timelines in another way. */
export interface FollowerTiers {
  /** Authors with fewer followers are pushed to all of them. */
  pushToAllBelow: number;
  /** Authors with more followers are pulled at read; those between are pushed to active followers. */
  pullAbove: number;
}

/** Twitter's orders of magnitude. */
export const DEFAULT_TIERS: FollowerTiers = { pushToAllBelow: 1_000, pullAbove: 100_000 };

/** How an author's tweets come into the timelines of followers. */
export type Tier = 'push-to-all' | 'push-to-active' | 'pull';

export function tierOf(followersCount: number, { pushToAllBelow, pullAbove }: FollowerTiers): Tier {
  if (followersCount < pushToAllBelow) return 'push-to-all';
  return followersCount > pullAbove ? 'pull' : 'push-to-active';
}
