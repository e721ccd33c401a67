import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStoreProcess, type StoreProcess } from './store-process.js';

const DOCUMENTS = 100_000;
/** Less than the size of all documents: a store that buffers them runs out of memory. */
const HEAP_MEGABYTES = 80;

interface Row {
  readonly _id: number;
  readonly n: number;
  readonly text: string;
}

describe('100,000 documents in a store with little memory', () => {
  let directory: string;
  let store: StoreProcess;
  let client: MongoClient;
  let rows: Collection<Row>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'scan-'));
    store = await startStoreProcess(directory, { heapMegabytes: HEAP_MEGABYTES });
    client = await new MongoClient(store.url).connect();
    rows = client.db('town').collection<Row>('rows', { writeConcern: { journal: false } });
    const text = 'x'.repeat(1_200);
    for (let at = 0; at < DOCUMENTS; at += 2_000) {
      await rows.insertMany(
        Array.from({ length: 2_000 }, (_, more) => ({ _id: at + more, n: -(at + more), text })),
      );
    }
  });

  afterAll(async () => {
    await client.close();
    await store.kill();
    await rm(directory, { recursive: true });
  });

  it('streams them through a cursor', async () => {
    let seen = 0;
    for await (const row of rows.find({}, { batchSize: 2_000 })) seen += row.text.length > 0 ? 1 : 0;
    expect(seen).toBe(DOCUMENTS);
  });

  it('scans and groups them without buffering', async () => {
    expect(await rows.countDocuments({ text: 'none' })).toBe(0);
    const [group] = await rows.aggregate([{ $group: { _id: null, least: { $min: '$n' } } }]).toArray();
    expect(group).toEqual({ _id: null, least: -(DOCUMENTS - 1) });
  });

  it('returns the first of an unindexed sort, and refuses to sort all of them', async () => {
    const [first] = await rows.find().sort({ n: 1 }).limit(1).project({ n: 1 }).toArray();
    expect(first).toEqual({ _id: DOCUMENTS - 1, n: -(DOCUMENTS - 1) });
    await expect(rows.find().sort({ n: 1 }).toArray()).rejects.toMatchObject({ code: 292 });
  });

  it('serves other clients during a scan', async () => {
    // A scan while this process is suspended proves nothing.
    await expect.poll(answeredDuringScan).toBeGreaterThan(5);
  });

  /** How many sequential requests were served during a scan of all documents. */
  async function answeredDuringScan(): Promise<number> {
    let isScanning = true;
    const scan = rows.countDocuments({ text: 'none', n: { $lt: 1 } }).finally(() => (isScanning = false));
    let answered = 0;
    while (isScanning) {
      await rows.findOne({ _id: answered });
      answered++;
    }
    await scan;
    return answered;
  }
});
