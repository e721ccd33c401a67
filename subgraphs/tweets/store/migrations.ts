import {
  dropIndexes,
  insertAbsent,
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

/** Documents of one slice. */
const SLICE = 500;

const tweetsIn = (mongo: Mongo) => openCollection<TweetInVersion1>(mongo, TWEETS);

/** In version 1 a pair had its id alone. */
const nameFields: MigrationStep = {
  name: 'store the original and the user of each retweet',

  count: (mongo) => retweetsCollection(mongo).estimatedDocumentCount(),

  async run(mongo, { after: last, save }) {
    const retweets = retweetsCollection(mongo);
    for (let after = last; ;) {
      const found = await retweets
        .find({ _id: { $gt: after } }, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(SLICE)
        .toArray();
      if (found.length === 0) return;
      const updates = found.map(({ _id }) => {
        const [tweetId = '', userId = ''] = _id.split(':');
        return { updateOne: { filter: { _id }, update: { $set: { tweetId, userId } } } };
      });
      await retweets.bulkWrite(updates, { ordered: false });
      after = found.at(-1)!._id;
      await save(after, found.length);
    }
  },
};

/** In version 1 a unique index on the tweets kept pairs apart, and the pairs followed from events. */
const addMissingPairs: MigrationStep = {
  name: 'reserve the pairs of retweets that have none',

  count: (mongo) => tweetsIn(mongo).countDocuments({ retweetKey: { $gt: '' } }),

  async run(mongo, { after: last, save }) {
    const collection = tweetsIn(mongo);
    const schema = new SchemaVersion(mongo, 'tweets', TWEETS_SCHEMA);
    const pairs = retweetsCollection(mongo);
    const retweets = new Retweets(pairs, new Tweets(openCollection(mongo, TWEETS)), schema);
    for (let after = last; ;) {
      const found = await collection
        .find({ retweetKey: { $gt: after } })
        .sort({ retweetKey: 1 })
        .limit(SLICE)
        .toArray();
      if (found.length === 0) return;
      const ids = found.map(({ retweetKey = '' }) => retweetKey);
      const known = await pairs.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
      const isKnown = new Set(known.map(({ _id }) => _id));
      const missing = found.filter((tweet) => !isKnown.has(tweet.retweetKey ?? ''));
      await Promise.all(missing.map((tweet) => retweets.correct(tweet)));
      after = ids.at(-1)!;
      await save(after, found.length);
    }
  },
};

/** In version 1 the tweets had their keys, under a unique index. The field stays: processes read it until the end. */
const reserveKeys: MigrationStep = {
  name: 'reserve the idempotency keys of the last day',

  count: (mongo) => tweetsIn(mongo).countDocuments({ 'idempotency.key': { $gt: '' } }),

  async run(mongo, { after: last, save }) {
    const keys = openCollection<IdempotencyKey>(mongo, IDEMPOTENCY_KEYS);
    for (let after = last; ;) {
      const found = await tweetsIn(mongo)
        .find({ 'idempotency.key': { $gt: after } })
        .sort({ 'idempotency.key': 1 })
        .limit(SLICE)
        .toArray();
      if (found.length === 0) return;
      const recent = found.filter(({ createdAt }) => Date.now() - createdAt < KEY_LIFETIME_MS);
      const wanted = recent.map(keyOfVersion1);
      const inserted = await insertAbsent(keys, wanted);
      // A call under way has reserved the key; it finds the tweet before it writes one.
      for (const key of wanted.filter((each) => !inserted.includes(each)))
        await keys.replaceOne({ _id: key._id, owner: { $ne: key.owner } }, key);
      after = found.at(-1)!.idempotency!.key;
      await save(after, found.length);
    }
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
