import type { Db } from 'mongodb';
import type { Cache } from '#platform/cache/index.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import { HashtagHours } from './hashtag-hours.js';
import { Hashtags } from './hashtags.js';
import { IndexedUsers } from './indexed-users.js';
import { openPostings, type Postings } from './postings.js';
import { TermCounts } from './term-counts.js';
import { TrendLists } from './trend-lists.js';
import { TweetIndex } from './tweet-index.js';
import { Windows } from './windows.js';

/** All stores of this subgraph. */
export interface Stores {
  index: TweetIndex;
  postings: Postings;
  terms: TermCounts;
  hashtags: Hashtags;
  hours: HashtagHours;
  users: IndexedUsers;
  windows: Windows;
  lists: TrendLists;
  /** The number of buffered sums that are not written yet. */
  pending(): number;
}

/** Creates the indexes and opens the stores. */
export async function openStores(
  stack: DisposalStack,
  database: Db,
  cache: Cache,
  log: Log,
): Promise<Stores> {
  const index = await TweetIndex.open(database);
  const hashtags = stack.use(await Hashtags.open(database, log));
  const hours = stack.use(await HashtagHours.open(database, log));
  const users = stack.use(await IndexedUsers.open(database, log));
  const terms = stack.use(new TermCounts(database, log));
  return {
    index,
    postings: openPostings(database),
    terms,
    hashtags,
    hours,
    users,
    windows: new Windows(cache),
    lists: new TrendLists(cache),
    pending: () => hashtags.pending + hours.pending + users.pending + terms.pending,
  };
}
