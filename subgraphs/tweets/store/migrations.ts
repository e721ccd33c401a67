import {
  assign,
  dropIndexes,
  eachSlice,
  openCollection,
  SchemaVersion,
  type Migration,
  type MigrationStep,
  type Mongo,
} from '#platform/mongo/index.js';
import { timeOf } from '#platform/snowflake.js';
import { authorIndexCollection } from '#social/read-models/author-index.js';
import { retweetsCollection, TWEETS_SCHEMA } from '#social/read-models/retweets.js';
import { IDEMPOTENCY_KEYS, pairId, TWEETS, type IdempotencyKey, type TweetInVersion1 } from './documents.js';
import { KEY_LIFETIME_MS, reservationOf } from './idempotency-keys.js';
import { Retweets } from './retweets.js';
import { Tweets } from './tweets.js';

const tweetsIn = (mongo: Mongo) => openCollection<TweetInVersion1>(mongo, TWEETS);

/** In version 1 a pair had its id alone. */
const nameFields: MigrationStep = {
  name: 'store the original and the user of each retweet',

  count: (mongo) => retweetsCollection(mongo).estimatedDocumentCount(),

  run(mongo, progress) {
    const retweets = retweetsCollection(mongo);
    return eachSlice(retweets, '_id', progress, (slice) => {
      const updates = slice.map(({ _id }) => {
        const [tweetId = '', userId = ''] = _id.split(':');
        return { updateOne: { filter: { _id }, update: { $set: { tweetId, userId } } } };
      });
      return retweets.bulkWrite(updates, { ordered: false });
    });
  },
};

/** In version 1 a unique index on the tweets kept pairs apart, and the pairs followed from events. */
const addMissingPairs: MigrationStep = {
  name: 'reserve the pairs of retweets that have none',

  count: (mongo) => tweetsIn(mongo).countDocuments({ retweetKey: { $gt: '' } }),

  run(mongo, progress) {
    const schema = new SchemaVersion(mongo, 'tweets', TWEETS_SCHEMA);
    const pairs = retweetsCollection(mongo);
    const retweets = new Retweets(pairs, new Tweets(openCollection(mongo, TWEETS)), schema);
    return eachSlice(tweetsIn(mongo), 'retweetKey', progress, async (slice) => {
      const ids = slice.map(({ retweetKey = '' }) => retweetKey);
      const known = await pairs.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
      const isKnown = new Set(known.map(({ _id }) => _id));
      const missing = slice.filter(({ retweetKey = '' }) => !isKnown.has(retweetKey));
      await Promise.all(missing.map((tweet) => retweets.correct(tweet)));
    });
  },
};

/** In version 1 the tweets had their keys, under a unique index. The field stays: processes read it until the end. */
const reserveKeys: MigrationStep = {
  name: 'reserve the idempotency keys of the last day',

  count: (mongo) => tweetsIn(mongo).countDocuments({ 'idempotency.key': { $gt: '' } }),

  run(mongo, progress) {
    const keys = openCollection<IdempotencyKey>(mongo, IDEMPOTENCY_KEYS);
    return eachSlice(tweetsIn(mongo), 'idempotency.key', progress, (slice) => {
      const recent = slice.filter(({ createdAt }) => Date.now() - createdAt < KEY_LIFETIME_MS);
      // A call under way that has reserved the key finds the tweet before it writes one.
      return assign(keys, recent.map(keyOfVersion1));
    });
  },
};

function keyOfVersion1({ _id: tweetId, authorId, idempotency }: TweetInVersion1): IdempotencyKey {
  const { key, fingerprint } = idempotency!;
  const ofAuthor = key.slice(pairId(authorId, '').length);
  return reservationOf({ authorId, key: ofAuthor, fingerprint, tweetId, at: timeOf(tweetId) });
}

const dropOldIndexes: MigrationStep = {
  name: 'drop the indexes of version 1',
  count: () => Promise.resolve(0),
  async run(mongo) {
    await dropIndexes(tweetsIn(mongo), ['retweet-once', 'idempotency']);
    await dropIndexes(authorIndexCollection(mongo), ['retweets']);
  },
};

/** The migrations of tweets and the author index. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 2,
    summary: 'Retweets and idempotency keys are unique by reservations, so that tweets can be sharded.',
    steps: [nameFields, addMissingPairs, reserveKeys, dropOldIndexes],
  },
];
