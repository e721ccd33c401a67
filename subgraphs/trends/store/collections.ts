import type { CollectionLayout } from '#platform/mongo/index.js';

const DATABASE = 'trends';

/** Each shard has the postings of its own tweets, as search engines divide an index: a search asks all and merges. */
export const INDEXED_TWEETS: CollectionLayout = {
  database: DATABASE,
  name: 'tweets',
  shardKey: '_id',
  broadcasts: {
    terms: 'A page of a search, or of the tweets with a hashtag, for one term.',
    'terms in': 'A page of a search for several terms, and the end of an account.',
    '_id range, terms': 'The next page of a search for one term.',
    '_id range, terms in': 'The next page of a search for several terms.',
    '_id range, counted': 'The windows of trends are built anew after the cache was lost.',
    '_id range, counted, tags, terms':
      'Whether an author goes on using a hashtag, when a tweet with it is deleted or edited.',
  },
};

export const HASHTAGS: CollectionLayout = {
  database: DATABASE,
  name: 'hashtags',
  shardKey: '_id',
  broadcasts: {
    'heat range, prefixes': 'Autocomplete.',
    everything: '`rookery reconcile`.',
  },
};

/** By ranges: the unique index begins with the shard key. */
export const HASHTAG_HOURS: CollectionLayout = {
  database: DATABASE,
  name: 'hashtagHours',
  shardKey: 'tag',
  shardBy: 'ranges',
};

export const INDEXED_USERS: CollectionLayout = {
  database: DATABASE,
  name: 'people',
  shardKey: '_id',
  broadcasts: { prefixes: 'Autocomplete.', '_id range': '`rookery reconcile`.' },
};

export const TERMS: CollectionLayout = { database: DATABASE, name: 'terms', shardKey: '_id' };

export const COLLECTIONS = [INDEXED_TWEETS, HASHTAGS, HASHTAG_HOURS, INDEXED_USERS, TERMS];
