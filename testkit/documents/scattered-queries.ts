import { collectionsOf } from '#network/collections.js';
import type { Mongo } from '#platform/mongo/index.js';
import type { Subgraph } from '#platform/subgraph.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { noteScatteredQuery } from '../client/differences.js';
import { watchQueries, type SentQuery } from './queries.js';
import { ShardingPage } from './sharding-page.js';
import { filterShape } from './targeting.js';

/**
 * Watches every query of a test's network: one that asks all shards of a collection without a declared reason, or that is about
 * an undeclared collection, fails the running test. The test of docs/sharding.md tells one story; this sees all of them.
 */
export function watchSharding(mongo: Mongo, subgraphs: readonly Subgraph<SubgraphDeps>[] = SUBGRAPHS): void {
  const page = new ShardingPage(collectionsOf(subgraphs));
  watchQueries(mongo, (query: SentQuery) => {
    if (page.rowOf(query) !== undefined) return;
    const { subgraph, collection, filter } = query;
    noteScatteredQuery(`${subgraph}.${collection}: ${filterShape(filter)}`);
  });
}
