/** The numbers of followers that decide how an author's tweets reach timelines. */
export interface FollowerTiers {
  /** Tweets of authors with fewer followers are pushed to all followers. */
  pushToAllBelow: number;
  /** Tweets of authors with more followers are pulled at read; those in between are pushed to active followers. */
  pullAbove: number;
}

/** Twitter's orders of magnitude. */
export const DEFAULT_TIERS: FollowerTiers = { pushToAllBelow: 1_000, pullAbove: 100_000 };

/** How an author's tweets reach the timelines of followers. */
export type Tier = 'push-to-all' | 'push-to-active' | 'pull';

export function tierOf(followersCount: number, { pushToAllBelow, pullAbove }: FollowerTiers): Tier {
  if (followersCount < pushToAllBelow) return 'push-to-all';
  return followersCount > pullAbove ? 'pull' : 'push-to-active';
}
