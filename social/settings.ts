import { declareSettings, wholeNumber, type ValuesOf } from '#platform/config/index.js';
import { DEFAULT_TIERS, type FollowerTiers } from './follower-tiers.js';

/** The numbers of followers between the tiers of authors; the same for every process of the timeline subgraph. */
export const TIER_SETTINGS = declareSettings({
  /** Tweets of authors with fewer followers are pushed to all of them. */
  ROOKERY_PUSH_TO_ALL_BELOW: wholeNumber(0, 10_000_000).default(DEFAULT_TIERS.pushToAllBelow),
  /** Tweets of authors with more followers are pulled at read. */
  ROOKERY_PULL_ABOVE: wholeNumber(0, 10_000_000).default(DEFAULT_TIERS.pullAbove),
}).check(({ ROOKERY_PUSH_TO_ALL_BELOW, ROOKERY_PULL_ABOVE }) =>
  ROOKERY_PUSH_TO_ALL_BELOW > ROOKERY_PULL_ABOVE
    ? ['ROOKERY_PUSH_TO_ALL_BELOW must not be above ROOKERY_PULL_ABOVE']
    : [],
);

/** The thresholds of the tiers, as subgraphs take them. */
export function followerTiers(settings: ValuesOf<typeof TIER_SETTINGS>): FollowerTiers {
  return { pushToAllBelow: settings.ROOKERY_PUSH_TO_ALL_BELOW, pullAbove: settings.ROOKERY_PULL_ABOVE };
}
