import type { Network } from '#network/index.js';

/** The subgraphs: the infrastructure write, too, but on no occasion of theirs. */
const SUBGRAPHS = new Set(['users', 'tweets', 'timeline', 'trends']);

/** Sums that are gathered in memory and written now and then, and what is looked at now and then whoever writes. */
const NOW_AND_THEN = new Set(['trends.people', 'trends.terms', 'timeline.pulled', 'timeline.postponed']);

/** The commands of the subgraphs, by subgraph, collection and name, that the documents are sent until all that follows from `work` is done. */
export async function commandsOf(
  network: Network,
  work: () => Promise<unknown>,
): Promise<Record<string, number>> {
  await network.settle();
  const counts: Record<string, number> = {};
  const stop = network.infrastructure.mongo.onCommand(({ databaseName, commandName, command }) => {
    const subgraph = databaseName.slice(databaseName.indexOf('_') + 1);
    if (!SUBGRAPHS.has(subgraph)) return;
    const collection = `${subgraph}.${String(command[commandName])}`;
    // Settling counts, and outboxes look for what was left over once a second.
    if (commandName === 'aggregate' || 'outbox.id' in ((command['filter'] ?? {}) as object)) return;
    if (commandName === 'getMore' || NOW_AND_THEN.has(collection) || countsViews(command)) return;
    const key = `${collection} ${commandName}`;
    counts[key] = (counts[key] ?? 0) + 1;
  });
  await work();
  await network.settle();
  stop();
  return counts;
}

/** Views are summed in memory, too, and written beside what is counted at once. */
function countsViews({ updates }: Record<string, unknown>): boolean {
  const changes = (updates ?? []) as { u: { $inc?: object } }[];
  return changes.length > 0 && changes.every(({ u }) => 'counts.views' in (u.$inc ?? {}));
}
