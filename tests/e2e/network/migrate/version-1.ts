import { readFileSync } from 'node:fs';
import { EJSON } from 'bson';
import type { Document } from 'mongodb';
import type { Mongo } from '#platform/mongo/index.js';
import type { Snowflake } from '#platform/snowflake.js';

/** By `database.collection`: what a network of version 1 has written. Its users: ada, bob, carol, dora, and erik, who is deleted. */
type Dump = Record<string, { indexes: { key: Document; name: string }[]; documents: Document[] }>;

const FILE = new URL('version-1.json', import.meta.url);

/**
 * Writes the documents and indexes of a network of version 1. Its tweet with an idempotency key gets a fresh id, because the key
 * holds for a day.
 */
export async function writeVersion1(mongo: Mongo, ids: Pick<Snowflake, 'next'>): Promise<void> {
  const text = readFileSync(FILE, 'utf8');
  const written = EJSON.parse(text) as Dump;
  const withKey = written['tweets.tweets']!.documents.find(({ idempotency }) => idempotency !== undefined)!;
  const fresh = text.replaceAll(String(withKey['_id']), ids.next());
  const dump = EJSON.parse(fresh) as Dump;
  for (const tweet of dump['tweets.tweets']!.documents)
    if (tweet['idempotency']) tweet['createdAt'] = Date.now();
  for (const [name, { indexes, documents }] of Object.entries(dump)) {
    const [database = '', collection = ''] = name.split('.');
    const typed = mongo.database(database).collection(collection);
    if (documents.length > 0) await typed.insertMany(documents);
    for (const { key, name: index, ...options } of indexes)
      await typed.createIndex(key, { name: index, ...options });
  }
}
