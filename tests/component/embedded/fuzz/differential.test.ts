import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MongoClient, type Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSortAlike, isSortedAlike, UPDATE_DIFFERENCES } from '../conformance/differences.js';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded/index.js';
import { document, filter, pattern } from './arbitraries.js';
import { idsOf, sortedIdsOf, updateEach, type Documents } from './requests.js';
import { update } from './update-arbitraries.js';

/** The property tests of this file have a tenth of the runs of the planner test. FUZZ_RUNS sets both. */
const RUNS = Math.ceil(Number(process.env.FUZZ_RUNS ?? 200) / 10);
const REQUESTS = 40;
/** Without FUZZ_RUNS the seed is fixed: an unknown defect of the other engine must not fail a run at random. */
const CASES = {
  numRuns: RUNS,
  endOnFailure: true,
  ...(process.env.FUZZ_RUNS === undefined && { seed: 1 }),
};
const TIMEOUT = Math.max(600_000, RUNS * 10_000);
const url = process.env.MONGODB_URL;

const documents = fc.array(document, { minLength: 20, maxLength: 20 });
const many = <T>(request: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(request, { minLength: REQUESTS, maxLength: REQUESTS });

describe.skipIf(url === undefined)('the store and the engine at MONGODB_URL', () => {
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

  /** Inserts the same documents into both engines. */
  async function fill(given: readonly object[]): Promise<readonly [here: Documents, there: Documents]> {
    const name = `c${++next}`;
    const [here, there] = clients.map((client) => client.db(database).collection<Document>(name));
    for (const collection of [here!, there!])
      await collection.insertMany(given.map((fields, _id): Document => ({ _id, ...fields })));
    return [here!, there!];
  }

  async function expectSame<T>(
    given: readonly object[],
    requests: readonly T[],
    send: (documents: Documents, request: T) => Promise<unknown>,
  ): Promise<void> {
    const both = await fill(given);
    for (const request of requests) {
      const [here, there] = await Promise.all(both.map((one) => send(one, request)));
      expect({ request, result: here }).toEqual({ request, result: there });
    }
    await Promise.all(both.map((collection) => collection.drop()));
  }

  it(`finds the same documents with ${RUNS * REQUESTS} filters`, { timeout: TIMEOUT }, async () => {
    const property = fc.asyncProperty(documents, many(filter), (given, requests) =>
      expectSame(given, requests, idsOf),
    );
    await fc.assert(property, CASES);
  });

  it(`returns the same order with ${RUNS * REQUESTS} sorts`, { timeout: TIMEOUT }, async () => {
    const property = fc.asyncProperty(documents, many(pattern), (given, requests) =>
      expectSame(given.filter(isSortedAlike), requests.filter(isSortAlike), sortedIdsOf),
    );
    await fc.assert(property, CASES);
  });

  it(`stores the same after ${RUNS * REQUESTS} updates`, { timeout: TIMEOUT }, async ({ annotate }) => {
    let sent = 0;
    let skipped = 0;
    const property = fc.asyncProperty(documents, many(update), async (given, requests) => {
      await expectSame(given, requests, async (collection, one) => {
        const before = await collection.find().sort({ _id: 1 }).toArray();
        const alike = before.filter(
          (each) => !UPDATE_DIFFERENCES.some((known) => known.applies(one.update, each, one.arrayFilters)),
        );
        sent += alike.length;
        skipped += before.length - alike.length;
        return updateEach(
          collection,
          alike.map(({ _id }) => _id),
          one,
        );
      });
    });
    await fc.assert(property, CASES);
    await annotate(
      `compared ${sent / 2} updates of one document, skipped ${skipped / 2} for known differences`,
    );
    expect(sent).toBeGreaterThan(skipped / 4);
  });
});
