import type { Cancellation } from '#platform/cancellation.js';
import type { RelationshipLoader } from '../loaders.js';
import type { RecentDeletions } from '../sources/recent-deletions.js';
import type { Skeleton } from './skeleton.js';

/** The reader of a home timeline, for one request. */
export interface Reader {
  userId: string;
  relationships: RelationshipLoader;
  skeleton: Skeleton;
  deletions: RecentDeletions;
  /** Whether the reader waits. */
  signal: Cancellation | undefined;
}

/** Entries read in addition to a page's own, so that hidden entries rarely cost a second read. */
export const SLACK = 10;

/** The most entries that one read takes. A stored timeline is shorter; with pulled tweets it may be longer. */
export const MAX_READ = 1_000;
