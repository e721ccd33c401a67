import type { Clock } from '#platform/clock.js';
import type { Cursors } from '#platform/cursor.js';
import type { Profiles, Stores } from '../store/index.js';

/** The dependencies of queries. */
export interface QueryDeps {
  stores: Stores;
  profiles: Profiles;
  cursors: Cursors;
  clock: Clock;
}
