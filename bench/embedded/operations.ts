import type { Collection, Db } from 'mongodb';

const TWEETS = 100_000;
const AUTHORS = 2_000;

/** The first id: with 19 digits each, text order is number order. */
const FIRST_ID = 1_700_000_000_000_000_000n;

interface Tweet {
  readonly _id: string;
  readonly authorId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly createdAt: Date;
}

/** One hot operation; `at` counts its calls. */
export interface Operation {
  readonly name: string;
  readonly inFlight: number;
  run(at: number): Promise<unknown>;
}

/** Fills the collection; answers with documents per second. */
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

let inserted = TWEETS;

/** The hot operations of a timeline, through the connections of `db`. */
export function operations(db: Db): Operation[] {
  const tweets = tweetsOf(db);
  const authors = (from: number): string[] => Array.from({ length: 200 }, (_, at) => author(from + at * 7));
  const ids = (from: number): string[] =>
    Array.from({ length: 50 }, (_, at) => id((from * 37 + at * 1_999) % TWEETS));
  const page = (filter: object): Promise<unknown> =>
    tweets.find(filter).sort({ _id: -1 }).limit(50).toArray();
  const below = { $lt: id(TWEETS / 2) };
  return [
    operation('insertOne durable', 32, () => tweets.insertOne(tweet(inserted++))),
    operation('findOne by _id', 8, (at) => tweets.findOne({ _id: id((at * 7_919) % TWEETS) })),
    operation('find _id $in 50', 8, (at) => tweets.find({ _id: { $in: ids(at) } }).toArray()),
    operation('authorId $in 200, sort, limit 50', 8, (at) => page({ authorId: { $in: authors(at) } })),
    operation('the same below a cursor', 8, (at) => page({ authorId: { $in: authors(at) }, _id: below })),
    operation('one author, sort, limit 50', 8, (at) => page({ authorId: author(at) })),
    operation('updateOne $set', 32, (at) =>
      tweets.updateOne({ _id: id(at % TWEETS) }, { $set: { text: `${at}` } }),
    ),
    operation('countDocuments by author', 8, (at) => tweets.countDocuments({ authorId: author(at) })),
  ];
}

function operation(name: string, inFlight: number, run: Operation['run']): Operation {
  return { name: `${name}, ${inFlight} in flight`, inFlight, run };
}

function tweetsOf(db: Db): Collection<Tweet> {
  return db.collection<Tweet>('tweets');
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
