import { RESTORES } from '#platform/backup/index.js';
import { PLATFORM_COLLECTIONS, type CollectionLayout } from '#platform/mongo/index.js';
import type { Subgraph } from '#platform/subgraph.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { SEEDS } from './demo/seed.js';

/** All collections of a network with these subgraphs. What is derived comes behind its source: a backup reads them in this order. */
export function collectionsOf(
  subgraphs: readonly Pick<Subgraph<SubgraphDeps>, 'collections'>[],
): CollectionLayout[] {
  return [...subgraphs.flatMap(({ collections }) => collections), ...PLATFORM_COLLECTIONS, SEEDS, RESTORES];
}

export const COLLECTIONS: readonly CollectionLayout[] = collectionsOf(SUBGRAPHS);
