import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MongoClient, type Collection, type Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '../index.js';
import { document, filter } from './arbitraries.js';

/** FUZZ_RUNS makes this longer as well. */
const RUNS = Math.ceil(Number(process.env.FUZZ_RUNS ?? 200) / 10);
const QUESTIONS = 40;
const url = process.env.MONGODB_URL;

type Both = readonly [Collection<Document>, Collection<Document>];

describe.skipIf(url === undefined)('random questions to this store and to the engine at MONGODB_URL', () => {
  let directory: string;
  let store: EmbeddedStore;
  let clients: MongoClient[];
  let next = 0;
  const database = `differential_${process.pid}`;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'differential-'));
    store = await startEmbeddedStore({ directory });
    clients = [new MongoClient(store.url), new MongoClient(url!)];
  });

  afterAll(async () => {
    await clients[1]!.db(database).dropDatabase();
    await Promise.all(clients.map((client) => client.close()));
    await store.close();
    await rm(directory, { recursive: true });
  });

  async function fill(documents: readonly object[]): Promise<Both> {
    const name = `c${++next}`;
    const both = clients.map((client) => client.db(database).collection(name)) as [
      Collection<Document>,
      Collection<Document>,
    ];
    for (const collection of both)
      await collection.insertMany(documents.map((fields, _id): Document => ({ _id, ...fields })));
    return both;
  }

  it(`${RUNS * QUESTIONS} filters find the same documents`, async () => {
    const documents = fc.array(document, { minLength: 20, maxLength: 20 });
    const filters = fc.array(filter, { minLength: QUESTIONS, maxLength: QUESTIONS });
    const property = fc.asyncProperty(documents, filters, async (given, wanted) => {
      const both = await fill(given);
      for (const one of wanted) {
        const [here, there] = await Promise.all(both.map((collection) => idsOf(collection, one)));
        expect({ one, ids: here }).toEqual({ one, ids: there });
      }
    });
    await fc.assert(property, { numRuns: RUNS });
  }, 600_000);
});

async function idsOf(collection: Collection<Document>, filter: unknown): Promise<unknown[]> {
  const found = await collection
    .find(filter as Document)
    .sort({ _id: 1 })
    .toArray();
  return found.map(({ _id }) => _id);
}
