import type { Cursors } from '#platform/cursor.js';
import type { Stores } from '../store/index.js';

/** What queries work with. */
export interface QueryDeps {
  stores: Stores;
  cursors: Cursors;
}
