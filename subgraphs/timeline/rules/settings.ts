import { MAX_FOLLOWING_READ } from '#social/read-models/graph.js';
import type { FollowerTiers } from '#social/follower-tiers.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** What can be tuned about timelines. All times are in ms. */
export interface TimelineSettings extends FollowerTiers {
  /** Entries kept per timeline. */
  kept: number;
  /** How long a timeline stays in the cache after its last use. */
  ttl: number;
  /** Whose timeline was rebuilt within this time is active; a timeline read later than that is rebuilt. */
  activeFor: number;
  /** How long an author who has become one to pull is still pushed: longer than any list of pulled authors is cached. */
  pullGrace: number;
  /** How long a viewer's list of followed authors to pull is cached. */
  pulledListTtl: number;
  /** How long a process trusts its own copy of an author's newest tweets, and of who is to be pulled. */
  copyTtl: number;
  /** Followers handled at once by the fan-out: what it holds in memory. */
  fanOutPage: number;
  /** Tweets of somebody newly followed that enter the timeline. */
  backfill: number;
  /** Of how many followed users, newest follow first, a timeline is rebuilt. */
  followingLimit: number;
  /** How far back own tweets are looked for at read: longer than the fan-out may lag behind. */
  ownWindow: number;
  /** How many of the newest entries TOP ranks. */
  topCandidates: number;
  /** How long a ranking can be paged through. */
  topTtl: number;
  /** Events waiting for the fan-out above which posting is refused, until half of them are left. */
  lagLimit: number;
  /** How often the lag is measured. */
  lagEvery: number;
  /** A rebuild, fan-out, backfill or the like that takes as long is told of in the log. */
  longBuild: number;
  /** Timelines that one process reads from documents at once; more wait. */
  documentReads: number;
  /** How many may wait for that; beyond it readers are asked to come back. */
  documentReadsWaiting: number;
  /** How many of all these one reader may have at a time. */
  documentReadsPerReader: number;
}

/** The values of production. The tiers are Twitter's orders of magnitude. */
export const DEFAULTS: TimelineSettings = {
  kept: 800,
  ttl: 2 * DAY,
  pushToAllBelow: 1_000,
  pullAbove: 100_000,
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
  longBuild: 5 * SECOND,
  documentReads: 16,
  documentReadsWaiting: 1_000,
  documentReadsPerReader: 4,
};
