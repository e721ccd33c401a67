import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocuments, openLink } from '#testkit/services/index.js';
import { isDuplicate } from './duplicate.js';
import { isInDoubt, isOutage, isUnavailable } from './unavailable.js';

interface Row {
  _id: string;
}

const why = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('isUnavailable', () => {
  let documents: Awaited<ReturnType<typeof openDocuments>>;
  beforeAll(async () => {
    documents = await openDocuments();
  });
  afterAll(() => documents[Symbol.asyncDispose]());

  const rowsOf = (client: MongoClient) => client.db('unavailable').collection<Row>(`r${crypto.randomUUID()}`);

  it('is true when no server listens', async () => {
    const client = new MongoClient('mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50');
    const error = await why(rowsOf(client).insertMany([{ _id: '1' }]));
    expect(isUnavailable(error)).toBe(true);
    expect(isOutage(error)).toBe(true);
    expect(isInDoubt(error)).toBe(false);
    await client.close();
  });

  it('is true when the connection pool is exhausted', async () => {
    const client = new MongoClient(documents.url, { maxPoolSize: 1, waitQueueTimeoutMS: 1 });
    const rows = rowsOf(client);
    const all = Array.from({ length: 5_000 }, (_, index) => ({ _id: String(index) }));
    const errors = await Promise.all(Array.from({ length: 5 }, () => why(rows.insertMany(all))));
    const refused = errors.filter((error) => error !== null && !isDuplicate(error));
    expect(refused).not.toHaveLength(0);
    expect(refused.every(isUnavailable)).toBe(true);
    expect(refused.every(isOutage)).toBe(true);
    expect(refused.some(isInDoubt)).toBe(false);
    await client.close();
  });

  it('is true when a connection is lost, and the command is then in doubt', async () => {
    await using link = await openLink(documents.url);
    const client = new MongoClient(link.url);
    const rows = rowsOf(client);
    const lost = link.loseReplyTo('insert', rows.collectionName);
    const [one] = await Promise.all([why(rows.insertOne({ _id: '1' })), lost]);
    const lostAgain = link.loseReplyTo('insert', rows.collectionName);
    const [many] = await Promise.all([why(rows.insertMany([{ _id: '2' }], { ordered: false })), lostAgain]);
    for (const error of [one, many]) {
      expect(isUnavailable(error)).toBe(true);
      expect(isOutage(error)).toBe(true);
      expect(isInDoubt(error)).toBe(true);
    }
    expect(await rows.countDocuments()).toBe(2);
    await rows.drop();
    await client.close();
  });

  it('is false when the server refuses the command', async () => {
    const client = new MongoClient(documents.url);
    const rows = rowsOf(client);
    await rows.insertOne({ _id: '1' });
    const refusal = await why(rows.insertOne({ _id: '1' }));
    expect(isDuplicate(refusal)).toBe(true);
    expect(isUnavailable(refusal)).toBe(false);
    expect(isOutage(refusal)).toBe(false);
    expect(isInDoubt(refusal)).toBe(false);
    expect(isUnavailable(new TypeError('x is not a function'))).toBe(false);
    await rows.drop();
    await client.close();
  });
});
