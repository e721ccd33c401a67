import { isPublic, type ReactionDeps } from './deps.js';

/**
 * Brings the index and the counts in line with an author who became public or ceased to be: only tweets of public authors
 * are indexed by plain terms, and only their hashtags count. Reads the author's current state instead of the event, so late
 * events are harmless.
 */
export async function recountAuthor(deps: ReactionDeps, authorId: string): Promise<void> {
  const { index, counts, terms } = deps;
  const isOpen = await isPublic(deps, authorId);
  try {
    for await (const { tweetId, before, after } of index.setPublic(authorId, isOpen)) {
      terms.change(tweetId, before.terms, after.terms);
      await counts.apply({ before, after });
    }
  } catch (error) {
    // Tweets that were changed before the failure are not found by the next attempt.
    counts.markIncomplete();
    throw error;
  }
}
