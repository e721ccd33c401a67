import type { Collection, Document, Filter } from 'mongodb';
import { pairId, type Counts, type TweetRecord } from './documents.js';
import type { Store } from './index.js';

/** How many documents one reply of a cursor brings. */
const BATCH = 1_000;

/** A document that is counted, as far as these reads need it. */
interface Counted {
  /** Of likes. */
  active?: boolean;
  /** Of tweets. */
  deletedAt?: number | null;
}

type Sums = Map<string, number>;

/**
 * The tweets whose counts differ from the documents at the moment of one read: one find per kind of count for all of them. A
 * tweet that is being counted at that moment is suspected too; a wrong count is never missed. `tweets` are ascending.
 */
export async function suspectTweets(store: Store, tweets: readonly TweetRecord[]): Promise<string[]> {
  const [first, last] = [tweets[0]?._id, tweets.at(-1)?._id];
  if (first === undefined || last === undefined) return [];
  const ids = tweets.map(({ _id }) => _id);
  const { likes, tweets: all } = store;
  // The index on `_id` has the likes of neighbours side by side.
  const ofNeighbours = { $gte: pairId(first, ''), $lt: pairId(last, ':') };
  const [likeSums, replies, quotes, retweets] = await Promise.all([
    sums(likes.collection, { tweetId: { $in: ids }, _id: ofNeighbours }, 'tweetId'),
    sums(all.collection, { 'inReplyTo.tweetId': { $in: ids } }, 'inReplyTo.tweetId'),
    sums(all.collection, { 'quoteOf.tweetId': { $in: ids } }, 'quoteOf.tweetId'),
    sums(all.collection, { 'retweetOf.tweetId': { $in: ids } }, 'retweetOf.tweetId'),
  ]);
  const expected: readonly (readonly [keyof Counts, Sums])[] = [
    ['likes', likeSums],
    ['replies', replies],
    ['quotes', quotes],
    ['retweets', retweets],
  ];
  return tweets
    .filter(({ _id, counts }) => expected.some(([field, by]) => counts[field] !== (by.get(_id) ?? 0)))
    .map(({ _id }) => _id);
}

/** The authors whose count of tweets differs from `tweets`, which has the number of existing tweets of each. */
export async function suspectAuthors({ authors }: Store, tweets: Sums): Promise<string[]> {
  const suspects: string[] = [];
  const all = [...tweets];
  for (let from = 0; from < all.length; from += BATCH) {
    const slice = all.slice(from, from + BATCH);
    const counted = await authors.tweetsCounts(slice.map(([id]) => id));
    suspects.push(...slice.filter(([, is], place) => counted[place] !== is).map(([id]) => id));
  }
  return suspects;
}

/** How many existing documents refer to each tweet. */
async function sums<T extends Document>(
  collection: Collection<T>,
  filter: Document,
  field: string,
): Promise<Sums> {
  const projection = { [field]: 1, active: 1, deletedAt: 1 };
  const total: Sums = new Map();
  const found = collection.find(filter as Filter<T>, { projection }).batchSize(BATCH);
  // The driver does not type projections; each collection has some of the fields of `Counted`.
  const documents = found as unknown as AsyncIterable<Counted & Document>;
  for await (const document of documents) {
    const { active = true, deletedAt = null } = document;
    if (!active || deletedAt !== null) continue;
    const id = valueAt(document, field);
    total.set(id, (total.get(id) ?? 0) + 1);
  }
  return total;
}

function valueAt(document: Document, path: string): string {
  return path.split('.').reduce<unknown>((value, key) => (value as Document)[key], document) as string;
}
