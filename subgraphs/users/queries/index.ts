import type { Cursors } from '#platform/cursor.js';
import type { Stores } from '../store/index.js';
import { findUser } from './find-user.js';

export interface QueryDeps {
  stores: Stores;
  cursors: Cursors;
}

/** Everything that takes more to read than a look by id. Each is told for whom: `people`. */
export function createQueries(deps: QueryDeps) {
  return {
    findUser: findUser(deps),
  };
}

export type Queries = ReturnType<typeof createQueries>;
