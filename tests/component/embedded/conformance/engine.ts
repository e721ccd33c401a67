import { MongoClient, type Collection, type Db, type Document } from 'mongodb';
import { afterAll, beforeAll, it } from 'vitest';
import { DIFFERENCES } from './differences.js';

/** A document with any fields; in most of these tests `_id` is a small number. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- The suite stores what the types of an application would forbid.
export type Any = any;

/** The context of a test: an empty collection of its own. */
export interface Ground {
  readonly collection: Collection<Any>;
  readonly db: Db;
  readonly client: MongoClient;
}

/** The store or server that the suite runs on. */
export interface Engine {
  /** `embedded` must pass everything; other engines may have the known differences. */
  readonly kind: 'embedded' | 'other';
  /** A test with an empty collection. */
  test(title: string, body: (ground: Ground) => Promise<void>, timeout?: number): void;
}

let nextCollection = 0;

/** Connects to `url()` before the tests, and drops the database after them. */
export function engineAt(kind: Engine['kind'], url: () => Promise<string>): Engine {
  let client: MongoClient;
  let db: Db;
  beforeAll(async () => {
    client = await new MongoClient(await url()).connect();
    db = client.db(`conformance_${process.pid}`);
    await db.dropDatabase();
  });
  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });
  return {
    kind,
    test(title, body, timeout) {
      const ground = (): Ground => ({ client, db, collection: db.collection(`c${++nextCollection}`) });
      it(title, timeout === undefined ? {} : { timeout }, async (context) => {
        const difference = DIFFERENCES.find((one) => one.title === title);
        if (kind === 'embedded' || difference === undefined) return body(ground());
        // The engine may behave like MongoDB, or have the known difference, which the report names.
        await body(ground()).catch(() => context.annotate(`known difference: ${difference.why}`));
      });
    },
  };
}

/** The `_id`s of the matches of a filter, ascending. */
export async function idsOf(collection: Collection<Any>, filter: Document): Promise<unknown[]> {
  const found = await collection.find(filter).sort({ _id: 1 }).toArray();
  return found.map((document) => document._id);
}

/** The code of the error with which `work` must reject. */
export async function codeOf(work: Promise<unknown>): Promise<number | undefined> {
  try {
    await work;
  } catch (error) {
    return (error as { code?: number }).code;
  }
  throw new Error('expected an error');
}
