import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MongoClient, type Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSortAlike, isSortedAlike, UPDATE_DIFFERENCES } from '../conformance/differences.js';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded/index.js';
import { document, filter, pattern } from './arbitraries.js';
import { idsOf, sortedIdsOf, updateEach, type Documents } from './questions.js';
import { update } from './update-arbitraries.js';

/** FUZZ_RUNS makes this longer as well. */
const RUNS = Math.ceil(Number(process.env.FUZZ_RUNS ?? 200) / 10);
const QUESTIONS = 40;
/** What is wrong with the other engine is not for us to mend: it is asked the same each time, and anything by FUZZ_RUNS. */
const CASES = {
  numRuns: RUNS,
  endOnFailure: true,
  ...(process.env.FUZZ_RUNS === undefined && { seed: 1 }),
};
const TIMEOUT = Math.max(600_000, RUNS * 10_000);
const url = process.env.MONGODB_URL;

const documents = fc.array(document, { minLength: 20, maxLength: 20 });
const many = <T>(question: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(question, { minLength: QUESTIONS, maxLength: QUESTIONS });

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

  /** The same documents in both engines. */
  async function fill(given: readonly object[]): Promise<readonly [here: Documents, there: Documents]> {
    const name = `c${++next}`;
    const [here, there] = clients.map((client) => client.db(database).collection<Document>(name));
    for (const collection of [here!, there!])
      await collection.insertMany(given.map((fields, _id): Document => ({ _id, ...fields })));
    return [here!, there!];
  }

  async function expectSame<T>(
    given: readonly object[],
    questions: readonly T[],
    ask: (documents: Documents, question: T) => Promise<unknown>,
  ): Promise<void> {
    const both = await fill(given);
    for (const question of questions) {
      const [here, there] = await Promise.all(both.map((one) => ask(one, question)));
      expect({ question, answer: here }).toEqual({ question, answer: there });
    }
    await Promise.all(both.map((collection) => collection.drop()));
  }

  it(`${RUNS * QUESTIONS} filters find the same documents`, { timeout: TIMEOUT }, async () => {
    const property = fc.asyncProperty(documents, many(filter), (given, asked) =>
      expectSame(given, asked, idsOf),
    );
    await fc.assert(property, CASES);
  });

  it(`${RUNS * QUESTIONS} sorts give the same order`, { timeout: TIMEOUT }, async () => {
    const property = fc.asyncProperty(documents, many(pattern), (given, asked) =>
      expectSame(given.filter(isSortedAlike), asked.filter(isSortAlike), sortedIdsOf),
    );
    await fc.assert(property, CASES);
  });

  it(`${RUNS * QUESTIONS} updates leave the same documents`, { timeout: TIMEOUT }, async ({ annotate }) => {
    let sent = 0;
    let left = 0;
    const property = fc.asyncProperty(documents, many(update), async (given, asked) => {
      await expectSame(given, asked, async (collection, one) => {
        const before = await collection.find().sort({ _id: 1 }).toArray();
        const alike = before.filter(
          (each) => !UPDATE_DIFFERENCES.some((known) => known.applies(one.update, each, one.arrayFilters)),
        );
        sent += alike.length;
        left += before.length - alike.length;
        return updateEach(
          collection,
          alike.map(({ _id }) => _id),
          one,
        );
      });
    });
    await fc.assert(property, CASES);
    await annotate(
      `${sent / 2} updates of one document compared, ${left / 2} left out for known differences`,
    );
    expect(sent).toBeGreaterThan(left / 4);
  });
});
