import type { CollectionLayout } from '#platform/mongo/index.js';

const DATABASE = 'timeline';

export const TIMELINES: CollectionLayout = {
  ...{ database: DATABASE, name: 'timelines', shardKey: '_id' },
  isRebuilt: true,
};

export const MENTIONS: CollectionLayout = {
  database: DATABASE,
  name: 'mentions',
  shardKey: '_id',
  broadcasts: {
    mentions: 'A page of the mentions of a user: a tweet may mention ten users.',
    '_id range, mentions': 'The next page of the mentions of a user.',
  },
};

export const TOMBSTONES: CollectionLayout = {
  database: DATABASE,
  name: 'tombstones',
  shardKey: '_id',
  broadcasts: {
    'expires range':
      'What was deleted while a timeline was built: once for each timeline that is built anew.',
  },
};

/** One document for each author with too many followers to push to. */
export const PULLED: CollectionLayout = { database: DATABASE, name: 'pulled', shardKey: null };

/** One document for each event that waits for the cache. */
export const POSTPONED: CollectionLayout = { database: DATABASE, name: 'postponed', shardKey: null };

export const COLLECTIONS = [TIMELINES, MENTIONS, TOMBSTONES, PULLED, POSTPONED];
