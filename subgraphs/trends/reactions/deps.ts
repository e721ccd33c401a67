import type DataLoader from 'dataloader';
import type { Clock } from '#platform/clock.js';
import { canSeeProfile, canSeeTweets, STRANGER, type AuthorState } from '#social/visibility.js';
import type { IndexedUsers } from '../store/indexed-users.js';
import type { RebuildLock } from '../store/rebuild-lock.js';
import type { TermCounts } from '../store/term-counts.js';
import type { TrendCounts } from '../store/trend-counts.js';
import type { TweetIndex } from '../store/tweet-index.js';

/** The parts of the subgraph that reactions use. */
export interface ReactionDeps {
  index: TweetIndex;
  terms: TermCounts;
  counts: TrendCounts;
  lock: RebuildLock;
  users: IndexedUsers;
  /** The current state of authors. Batches concurrent reads and caches nothing. */
  authors: DataLoader<string, AuthorState | null>;
  clock: Clock;
}

/** Whether everyone may see the author's tweets. Tweets of other authors count in no public figure. */
export async function isPublic(
  { authors }: Pick<ReactionDeps, 'authors'>,
  authorId: string,
): Promise<boolean> {
  return canSeeTweets({ ...STRANGER, author: await authors.load(authorId) });
}

/** Whether everyone may see the user's profile. */
export async function isListed({ authors }: Pick<ReactionDeps, 'authors'>, userId: string): Promise<boolean> {
  return canSeeProfile({ ...STRANGER, author: await authors.load(userId) });
}
