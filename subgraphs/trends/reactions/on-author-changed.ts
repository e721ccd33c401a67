import { firstIdAt } from '#platform/snowflake.js';
import { term } from '../rules/text/terms.js';
import { HISTORY } from '../rules/window.js';
import { isPublic, type Indexing } from './indexing.js';

/**
 * An author was protected, suspended, deleted or the opposite: their hashtags weigh or weigh no longer. What holds is read
 * from the graph, not from the event, so that late events do no harm.
 */
export async function onAuthorChanged(indexing: Indexing, authorId: string): Promise<void> {
  const { index, weights, clock } = indexing;
  const counted = await isPublic(indexing, authorId);
  const changed = await index.setCounted(term.from(authorId), firstIdAt(clock.now() - HISTORY), counted);
  for (const weight of changed) await (counted ? weights.add(weight) : weights.takeOut(weight));
}
