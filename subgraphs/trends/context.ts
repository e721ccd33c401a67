import type { Clock } from '#platform/clock.js';
import type { Viewer } from '#platform/viewer.js';
import type { Autocomplete } from './queries/autocomplete.js';
import type { Loaders } from './queries/loaders.js';
import type { Search } from './queries/search/search.js';
import type { TrendLists } from './store/trend-lists.js';

/** What resolvers work with, created for each request. */
export interface Context {
  viewer: Viewer | null;
  loaders: Loaders;
  search: Search;
  trends: TrendLists;
  autocomplete: Autocomplete;
  clock: Clock;
}
