import type { FollowerTiers } from '#social/follower-tiers.js';
import { MAX_FOLLOWING_READ } from '#social/read-models/relationships/index.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** The settings of timelines. All times are in ms. */
export interface TimelineSettings extends FollowerTiers {
  /** Entries kept per timeline. */
  kept: number;
  /** How long a timeline stays in the cache after its last change. */
  ttl: number;
  /** How long a reader counts as active after a rebuild of the timeline. An older timeline is rebuilt when it is read. */
  activeFor: number;
  /** How long an author who moved to the pull tier is still pushed. Longer than a list of pulled authors is cached. */
  pullGrace: number;
  /** How long the list of pulled authors that a viewer follows is cached. */
  pulledListTtl: number;
  /** How long a process uses its own copy of an author's newest tweets, and of the list of all pulled authors. */
  copyTtl: number;
  /** Followers per page of the fan-out, which bounds its memory. */
  fanOutPage: number;
  /** Tweets of a newly followed author that enter the timeline. */
  backfill: number;
  /** Followed users, newest follow first, that a rebuild reads tweets of. */
  followingLimit: number;
  /** The age up to which own tweets are read from documents. Longer than the fan-out may lag. */
  ownWindow: number;
  /** The newest entries that TOP ranks. */
  topCandidates: number;
  /** How long a ranking is kept for paging. */
  topTtl: number;
  /** Events waiting for the fan-out above which posting is refused, until half of them are left. */
  lagLimit: number;
  /** The interval of lag measurements. */
  lagEvery: number;
  /** The pauses before a postponed event is tried again, each after a failure while the cache is up. Then it is given up. */
  retryPauses: readonly number[];
  /** The duration from which a rebuild, fan-out, backfill or other build is logged. */
  longBuild: number;
  /** Timelines that one process reads from documents at the same time. Further reads wait. */
  documentReads: number;
  /** Reads that may wait. Further reads get OVERLOADED. */
  documentReadsWaiting: number;
  /** Running and waiting reads of one reader. */
  documentReadsPerReader: number;
}

/** The settings of production. The tiers are Twitter's orders of magnitude. */
export const DEFAULTS: Omit<TimelineSettings, keyof FollowerTiers> = {
  kept: 800,
  ttl: 2 * DAY,
  activeFor: 7 * DAY,
  pullGrace: 15 * MINUTE,
  pulledListTtl: 5 * MINUTE,
  copyTtl: SECOND,
  fanOutPage: 1_000,
  backfill: 50,
  followingLimit: MAX_FOLLOWING_READ,
  ownWindow: DAY,
  topCandidates: 300,
  topTtl: 15 * MINUTE,
  lagLimit: 100_000,
  lagEvery: SECOND,
  retryPauses: [1, 2, 4, 8, 16, 32, 64].map((seconds) => seconds * SECOND),
  longBuild: 5 * SECOND,
  documentReads: 16,
  documentReadsWaiting: 1_000,
  documentReadsPerReader: 4,
};
