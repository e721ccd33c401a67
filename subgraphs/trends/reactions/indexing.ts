import type { Clock } from '#platform/clock.js';
import type DataLoader from 'dataloader';
import { canSeeTweets, STRANGER, type AuthorState } from '#social/visibility.js';
import type { IndexedUsers } from '../store/indexed-users.js';
import type { TermCounts } from '../store/term-counts.js';
import type { TweetIndex } from '../store/tweet-index.js';
import type { Gate } from '../store/rebuild-lock.js';
import type { Weights } from '../store/trend-counts.js';

/** What the reactions of this subgraph work on. */
export interface Indexing {
  index: TweetIndex;
  terms: TermCounts;
  weights: Weights;
  gate: Gate;
  users: IndexedUsers;
  /** Authors as they stand now: what is asked for at the same moment is read at once, and nothing is kept. */
  authors: DataLoader<string, AuthorState | null>;
  clock: Clock;
}

/** Whether everybody may see the author's tweets: those of others weigh in no public figure. */
export async function isPublic({ authors }: Pick<Indexing, 'authors'>, authorId: string): Promise<boolean> {
  return canSeeTweets({ ...STRANGER, author: await authors.load(authorId) });
}
