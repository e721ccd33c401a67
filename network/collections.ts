import { RESTORES } from '#platform/backup/index.js';
import { PLATFORM_COLLECTIONS, type CollectionLayout } from '#platform/mongo/index.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { SEEDS } from './demo/seed.js';

/** All collections of a network. What is derived comes behind its source: a backup reads them in this order. */
export const COLLECTIONS: readonly CollectionLayout[] = [
  ...SUBGRAPHS.flatMap(({ collections }) => collections),
  ...PLATFORM_COLLECTIONS,
  ...[SEEDS, RESTORES],
];
