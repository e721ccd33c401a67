import type { Network } from '#network/index.js';

/** The databases of the subgraphs that a write is read from, and the read model of relationships; others are not counted. */
const DATABASES = new Set(['users', 'relationships', 'tweets', 'timeline', 'trends']);

/** Collections with periodic writes or reads, which do not belong to one write. */
const PERIODIC = new Set(['trends.people', 'trends.terms', 'timeline.pulled', 'timeline.postponed']);

/** The number of MongoDB commands of the subgraphs until all reactions to `work` are done, by database, collection and name. */
export async function commandsOf(
  network: Network,
  work: () => Promise<unknown>,
): Promise<Record<string, number>> {
  await network.settle();
  const counts: Record<string, number> = {};
  const stop = network.infrastructure.mongo.onCommand(({ databaseName, commandName, command }) => {
    const database = databaseName.slice(databaseName.indexOf('_') + 1);
    if (!DATABASES.has(database)) return;
    const collection = `${database}.${String(command[commandName])}`;
    // Commands of `settle` and of the periodic sweeps of outboxes.
    if (commandName === 'aggregate' || 'outbox.id' in ((command['filter'] ?? {}) as object)) return;
    if (commandName === 'getMore' || PERIODIC.has(collection) || countsViews(command)) return;
    const key = `${collection} ${commandName}`;
    counts[key] = (counts[key] ?? 0) + 1;
  });
  await work();
  await network.settle();
  stop();
  return counts;
}

/** Whether an update writes view counts, which are flushed periodically. */
function countsViews({ updates }: Record<string, unknown>): boolean {
  const changes = (updates ?? []) as { u: { $inc?: object } }[];
  return changes.length > 0 && changes.every(({ u }) => 'counts.views' in (u.$inc ?? {}));
}
