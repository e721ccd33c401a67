import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection, type Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startStoreProcess, type StoreProcess } from './store-process.js';

/** KILL_ROUNDS=20 for a long run. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 2);
const WRITERS = 32;
/** By then every writer has a write in flight. */
const ACKNOWLEDGED_BEFORE_KILL = 400;

interface Entry {
  readonly _id: string;
  readonly writer: number;
  readonly n: number;
  readonly tags: readonly string[];
  readonly pair?: string;
}

interface Counter {
  readonly _id: number;
  readonly count: number;
}

/** The acknowledged writes. */
interface Promised {
  readonly entries: Set<string>;
  readonly pairs: Set<string>;
  readonly counts: Map<number, number>;
}

describe('a killed store', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'kill-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it(
    `loses no acknowledged write, in ${ROUNDS} rounds with ${WRITERS} writers`,
    async ({ annotate }) => {
      const promised: Promised = { entries: new Set(), pairs: new Set(), counts: new Map() };
      for (let round = 0; round < ROUNDS; round++) await writeUntilKilled(directory, round, promised);
      await using store = await startAndConnect(directory);
      await expectKept(store.db, promised);
      await annotate(`${acknowledged(promised)} acknowledged writes in ${ROUNDS} rounds, none lost`);
    },
    60_000 + ROUNDS * 15_000,
  );

  it('excludes a second process until it is killed', async () => {
    const first = await startUntilFinished(directory);
    await expect(startUntilFinished(directory)).rejects.toMatchObject({ reason: 'locked' });
    await first.kill();
    await startUntilFinished(directory);
  });
});

/** Starts a store that is killed at the end of the test, also when the test fails or times out. */
async function startUntilFinished(directory: string): Promise<StoreProcess> {
  const store = await startStoreProcess(directory);
  onTestFinished(() => store.kill());
  return store;
}

async function startAndConnect(
  directory: string,
): Promise<AsyncDisposable & { db: Db; kill(): Promise<void> }> {
  const store = await startUntilFinished(directory);
  const options = { serverSelectionTimeoutMS: 2_000, maxPoolSize: WRITERS };
  const client = new MongoClient(store.url, options);
  const dispose = async (): Promise<void> => {
    await client.close(true);
    await store.kill();
  };
  onTestFinished(dispose);
  return { db: client.db('town'), kill: () => store.kill(), [Symbol.asyncDispose]: dispose };
}

async function writeUntilKilled(directory: string, round: number, promised: Promised): Promise<void> {
  await using store = await startAndConnect(directory);
  const entries = store.db.collection<Entry>('entries');
  await entries.createIndexes([
    { key: { writer: 1, n: -1 } },
    { key: { tags: 1 } },
    { key: { pair: 1 }, sparse: true },
  ]);
  if (round > 0) await expectKept(store.db, promised);
  const before = promised.entries.size;
  let isDead = false;
  const kill = async (): Promise<void> => {
    isDead = true;
    await store.kill();
  };
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; !isDead; n++) {
      await writeOnce(store.db, entries, `${round}-${writer}-${n}`, writer, promised);
      if (promised.entries.size - before > ACKNOWLEDGED_BEFORE_KILL && !isDead) await kill();
    }
  };
  // Each writer ends with the error of its closed connection.
  const ends = await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  expect(ends.filter((end) => end.status === 'rejected').length).toBeGreaterThan(0);
}

async function writeOnce(
  db: Db,
  entries: Collection<Entry>,
  id: string,
  writer: number,
  promised: Promised,
): Promise<void> {
  await entries.insertOne({ _id: id, writer, n: id.length, tags: [`t${writer}`, 'all'] });
  promised.entries.add(id);
  const pair = [1, 2].map((half) => ({ _id: `${id}-${half}`, writer, n: half, tags: [], pair: id }));
  await entries.insertMany(pair);
  promised.pairs.add(id);
  await db
    .collection<Counter>('counters')
    .updateOne({ _id: writer }, { $inc: { count: 1 } }, { upsert: true });
  promised.counts.set(writer, (promised.counts.get(writer) ?? 0) + 1);
}

function acknowledged({ entries, pairs, counts }: Promised): number {
  return entries.size + pairs.size + [...counts.values()].reduce((sum, count) => sum + count, 0);
}

async function expectKept(db: Db, { entries, pairs, counts }: Promised): Promise<void> {
  const found = await db.collection<Entry>('entries').find().toArray();
  const ids = new Set(found.map(({ _id }) => _id));
  expect([...entries].filter((id) => !ids.has(id))).toEqual([]);
  expect([...pairs].filter((id) => !ids.has(`${id}-1`) || !ids.has(`${id}-2`))).toEqual([]);
  // One command is one transaction: a pair is never stored partially, acknowledged or not.
  const halves = found.filter(({ pair }) => pair !== undefined).map(({ pair }) => pair);
  expect(halves).toHaveLength(new Set(halves).size * 2);
  const counters = await db.collection<Counter>('counters').find().toArray();
  const counted = new Map(counters.map(({ _id, count }) => [_id, count]));
  for (const [writer, count] of counts) expect(counted.get(writer)).toBeGreaterThanOrEqual(count);
  for (const name of ['entries', 'counters']) {
    expect(await db.command({ validate: name })).toMatchObject({ valid: true, errors: [] });
  }
}
