import type { Collection, Db, Document, Filter } from 'mongodb';

const COLLECTION = 'tweets';
const TWEETS = 100_000;
const AUTHORS = 2_000;

/** The first id. All ids have 19 digits, so that string order equals numeric order. */
const FIRST_ID = 1_700_000_000_000_000_000n;

export interface Tweet {
  readonly _id: string;
  readonly authorId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly createdAt: Date;
}

/** One hot operation. `at` is the number of the call and determines its arguments. */
export interface Operation {
  readonly name: string;
  readonly inFlight: number;
  /** Runs the operation through the driver. */
  run(tweets: Collection<Tweet>, at: number): Promise<unknown>;
  /** Returns the command that the driver sends for the operation, without `$db` and `lsid`. */
  command(at: number): Document;
}

/** Creates the indexes and inserts the documents; returns the documents inserted per second. */
export async function fill(db: Db): Promise<number> {
  const tweets = tweetsOf(db);
  await tweets.createIndexes([
    { key: { authorId: 1, _id: -1 } },
    { key: { conversationId: 1, _id: 1 } },
    { key: { mentions: 1, _id: -1 } },
  ]);
  const started = performance.now();
  for (let at = 0; at < TWEETS; at += 1_000) {
    await tweets.insertMany(Array.from({ length: 1_000 }, (_, more) => tweet(at + more)));
  }
  return (TWEETS / (performance.now() - started)) * 1_000;
}

/** The number of the next tweet to insert. It starts at another value in each process, so that ids do not collide. */
let inserted = process.pid * 1_000_000;

/** The operations that timelines run most often. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'insertOne durable',
    inFlight: 32,
    run: (tweets) => tweets.insertOne(tweet(inserted++)),
    command: () => ({ insert: COLLECTION, documents: [tweet(inserted++)], ordered: true }),
  },
  {
    name: 'findOne by _id',
    inFlight: 8,
    run: (tweets, at) => tweets.findOne({ _id: someId(at) }),
    command: (at) => ({ find: COLLECTION, filter: { _id: someId(at) }, limit: 1, singleBatch: true }),
  },
  {
    name: 'find _id $in 50',
    inFlight: 8,
    run: (tweets, at) => tweets.find({ _id: { $in: someIds(at) } }).toArray(),
    command: (at) => ({ find: COLLECTION, filter: { _id: { $in: someIds(at) } } }),
  },
  page('authorId $in 200, sort, limit 50', (at) => ({ authorId: { $in: authors(at) } })),
  page('the same query below a cursor', (at) => ({
    authorId: { $in: authors(at) },
    _id: { $lt: id(TWEETS / 2) },
  })),
  page('one author, sort, limit 50', (at) => ({ authorId: author(at) })),
  {
    name: 'updateOne $set',
    inFlight: 32,
    run: (tweets, at) => tweets.updateOne({ _id: id(at % TWEETS) }, { $set: { text: `${at}` } }),
    command: (at) => ({
      update: COLLECTION,
      updates: [{ q: { _id: id(at % TWEETS) }, u: { $set: { text: `bare ${at}` } } }],
      ordered: true,
    }),
  },
  {
    name: 'countDocuments by author',
    inFlight: 8,
    run: (tweets, at) => tweets.countDocuments({ authorId: author(at) }),
    command: (at) => ({
      aggregate: COLLECTION,
      pipeline: [{ $match: { authorId: author(at) } }, { $group: { _id: 1, n: { $sum: 1 } } }],
      cursor: {},
    }),
  },
];

/** An operation that finds the newest fifty matching tweets. */
function page(name: string, filter: (at: number) => Filter<Tweet>): Operation {
  const sort = { _id: -1 } as const;
  return {
    name,
    inFlight: 8,
    run: (tweets, at) => tweets.find(filter(at)).sort(sort).limit(50).toArray(),
    command: (at) => ({ find: COLLECTION, filter: filter(at), sort, limit: 50 }),
  };
}

/** The collection that all operations use. */
export function tweetsOf(db: Db): Collection<Tweet> {
  return db.collection<Tweet>(COLLECTION);
}

function tweet(at: number): Tweet {
  return {
    _id: id(at),
    authorId: author(at * 31),
    conversationId: id(at - (at % 5)),
    text: `Tweet number ${at}: ${'all work and no play makes a dull feed. '.repeat(4)}`,
    mentions: at % 10 === 0 ? [author(at + 1), author(at + 2)] : [],
    createdAt: new Date(1_700_000_000_000 + at),
  };
}

function id(at: number): string {
  return String(FIRST_ID + BigInt(at));
}

function author(at: number): string {
  return `author-${at % AUTHORS}`;
}

function someId(at: number): string {
  return id((at * 7_919) % TWEETS);
}

function someIds(at: number): string[] {
  return Array.from({ length: 50 }, (_, more) => id((at * 37 + more * 1_999) % TWEETS));
}

function authors(at: number): string[] {
  return Array.from({ length: 200 }, (_, more) => author(at + more * 7));
}
