import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { TimelineSettings } from '../rules/settings.js';
import { Backups } from './backups.js';
import { markFailures } from './cache-failure.js';
import { Engagement } from './engagement.js';
import { Mentions } from './mentions.js';
import { PulledAuthors } from './pulled-authors.js';
import { Rankings } from './rankings.js';
import { Readers } from './readers.js';
import { RetryQueue } from './retry-queue.js';
import { Timelines } from './timelines.js';
import { Tombstones } from './tombstones.js';

/** All stores of this subgraph: in documents, and in the cache. */
export interface Stores {
  backups: Backups;
  mentions: Mentions;
  retryQueue: RetryQueue;
  pulledAuthors: PulledAuthors;
  tombstones: Tombstones;
  timelines: Timelines;
  /** The newest tweets of each pulled author. */
  pulledLists: Timelines;
  readers: Readers;
  engagement: Engagement;
  rankings: Rankings;
}

/** Opens the stores and creates their indexes. */
export async function openStores(
  deps: Pick<SubgraphDeps, 'mongo' | 'cache'>,
  settings: TimelineSettings,
): Promise<Stores> {
  const database = deps.mongo.database('timeline');
  const cache = markFailures(deps.cache);
  const backups = new Backups(database, settings.ttl);
  const mentions = new Mentions(database);
  const pulledAuthors = new PulledAuthors(database);
  const tombstones = new Tombstones(database);
  const retryQueue = new RetryQueue(database);
  const documents = { backups, mentions, retryQueue, pulledAuthors, tombstones };
  for (const store of Object.values(documents)) await store.ensureIndexes();
  return {
    ...documents,
    timelines: new Timelines(cache, 'tl', settings),
    pulledLists: new Timelines(cache, 'pull', settings),
    readers: new Readers(cache, settings),
    engagement: new Engagement(cache),
    rankings: new Rankings(cache, settings.topTtl),
  };
}
