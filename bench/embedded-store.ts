import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection } from 'mongodb';
import { startEmbeddedStore } from '../embedded/index.js';

const TWEETS = 100_000;
const AUTHORS = 2_000;
const READ_MS = 3_000;

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

/** What was measured of one engine, by operation; operations per second unless the name says otherwise. */
type Figures = Map<string, number>;

/** The hot queries over 100,000 tweets on the embedded store, and on the engine at MONGODB_URL when it is set. */
export async function run(): Promise<void> {
  const columns = new Map<string, Figures>([['embedded', await measureEmbedded()]]);
  const url = process.env.MONGODB_URL;
  if (url !== undefined) columns.set('MONGODB_URL', await measureAt(url));
  print(columns);
}

async function measureEmbedded(): Promise<Figures> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const before = process.memoryUsage().rss;
    const empty = await startEmbeddedStore({ directory });
    const emptyMegabytes = (process.memoryUsage().rss - before) / 2 ** 20;
    const figures = await measureAt(empty.url);
    await empty.close();
    const started = performance.now();
    const again = await startEmbeddedStore({ directory });
    figures.set('start over all of it, ms', performance.now() - started);
    figures.set('an empty store, MB more RSS', emptyMegabytes);
    await again.close();
    return figures;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureAt(url: string): Promise<Figures> {
  await using client = await new MongoClient(url, { maxPoolSize: 40 }).connect();
  const db = client.db(`bench_${process.pid}`);
  const tweets = db.collection<Tweet>('tweets');
  const figures: Figures = new Map();
  try {
    await tweets.createIndexes([
      { key: { authorId: 1, _id: -1 } },
      { key: { conversationId: 1, _id: 1 } },
      { key: { mentions: 1, _id: -1 } },
    ]);
    figures.set('insertMany of 1,000, documents', await fill(tweets));
    for (const [name, inFlight, operation] of operations(tweets)) {
      figures.set(name, await rate(inFlight, operation));
    }
  } finally {
    await db.dropDatabase();
  }
  return figures;
}

type Operation = (at: number) => Promise<unknown>;

function operations(tweets: Collection<Tweet>): [name: string, inFlight: number, operation: Operation][] {
  const authors = (from: number): string[] => Array.from({ length: 200 }, (_, at) => author(from + at * 7));
  const ids = (from: number): string[] =>
    Array.from({ length: 50 }, (_, at) => id((from * 37 + at * 1_999) % TWEETS));
  const page = (filter: object): Promise<unknown> =>
    tweets.find(filter).sort({ _id: -1 }).limit(50).toArray();
  return [
    ['insertOne durable, 32 in flight', 32, (at) => tweets.insertOne(tweet(TWEETS + at))],
    ['findOne by _id, 8 in flight', 8, (at) => tweets.findOne({ _id: id((at * 7_919) % TWEETS) })],
    ['find _id $in 50, 8 in flight', 8, (at) => tweets.find({ _id: { $in: ids(at) } }).toArray()],
    ['authorId $in 200, sort, limit 50, 8 in flight', 8, (at) => page({ authorId: { $in: authors(at) } })],
    [
      'the same below a cursor',
      8,
      (at) => page({ authorId: { $in: authors(at) }, _id: { $lt: id(TWEETS / 2) } }),
    ],
    ['one author, sort, limit 50, 8 in flight', 8, (at) => page({ authorId: author(at) })],
    [
      'updateOne $set, 32 in flight',
      32,
      (at) => tweets.updateOne({ _id: id(at % TWEETS) }, { $set: { text: `${at}` } }),
    ],
    ['countDocuments by author, 8 in flight', 8, (at) => tweets.countDocuments({ authorId: author(at) })],
  ];
}

async function fill(tweets: Collection<Tweet>): Promise<number> {
  const started = performance.now();
  for (let at = 0; at < TWEETS; at += 1_000) {
    await tweets.insertMany(Array.from({ length: 1_000 }, (_, more) => tweet(at + more)));
  }
  return (TWEETS / (performance.now() - started)) * 1_000;
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

/** Operations per second with so many in flight, after a warm-up of a fifth of the time. */
async function rate(inFlight: number, operation: Operation): Promise<number> {
  let next = 0;
  let done = 0;
  const started = performance.now();
  const counting = started + READ_MS / 5;
  const end = counting + READ_MS;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await operation(next++);
      const now = performance.now();
      if (now >= counting && now <= end) done++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return (done / READ_MS) * 1_000;
}

function print(columns: ReadonlyMap<string, Figures>): void {
  const [embedded, other] = [...columns.values()];
  const rows = [...embedded!].map(([name, value]) => {
    const beside = other?.get(name);
    const compared =
      beside === undefined ? {} : { MONGODB_URL: Math.round(beside), ratio: (value / beside).toFixed(1) };
    return [name, { embedded: Math.round(value), ...compared }] as const;
  });
  console.table(Object.fromEntries(rows));
}
