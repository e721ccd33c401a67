import { firstIdAt } from '#platform/snowflake.js';
import { term } from '../rules/text/terms.js';
import { HISTORY } from '../rules/window.js';
import { isPublic, type ReactionDeps } from './deps.js';

/**
 * Counts or uncounts the hashtags of an author who became public or ceased to be. Reads the author's current state instead
 * of the event, so late events are harmless.
 */
export async function recountAuthor(deps: ReactionDeps, authorId: string): Promise<void> {
  const { index, counts, clock } = deps;
  const counted = await isPublic(deps, authorId);
  const changed = await index.setCounted(term.from(authorId), firstIdAt(clock.now() - HISTORY), counted);
  for (const tweet of changed) await (counted ? counts.add(tweet) : counts.remove(tweet));
}
