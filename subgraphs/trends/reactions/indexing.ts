import type { Clock } from '#platform/clock.js';
import type { Graph } from '#platform/read-models/graph.js';
import { canSeeTweets, STRANGER } from '#platform/visibility.js';
import type { People } from '../store/people.js';
import type { TermCounts } from '../store/term-counts.js';
import type { TweetIndex } from '../store/tweet-index.js';
import type { Gate } from '../trending/gate.js';
import type { Weights } from '../trending/weights.js';

/** What the reactions of this room work on. */
export interface Indexing {
  index: TweetIndex;
  terms: TermCounts;
  weights: Weights;
  gate: Gate;
  people: People;
  graph: Graph;
  clock: Clock;
}

/** Whether everybody may see the author's tweets: those of others weigh in no public figure. */
export async function isPublic(graph: Graph, authorId: string): Promise<boolean> {
  const [author = null] = await graph.authors([authorId]);
  return canSeeTweets({ ...STRANGER, author });
}
