import type { Collection, Document } from 'mongodb';
import type { Mongo } from './mongo.js';

/**
 * How a collection is laid out on a sharded cluster: declared once, beside the code that reads and writes it. A router finds the
 * shard of a document by its shard key alone, so every filter names it, or the layout says why not.
 */
export interface CollectionLayout {
  /** The name of the database, without the namespace. */
  readonly database: string;
  readonly name: string;
  /** The field that decides the shard. Null for a collection of few documents, which is not sharded. */
  readonly shardKey: string | null;
  /** By the hash of the field, or by its ranges, as a unique index that begins with it requires. @default hashed */
  readonly shardBy?: 'hashed' | 'ranges';
  /**
   * The shard key of the document with an id. Where it follows from the id, documents with equal ids are on one shard, and the
   * index on `_id` refuses the second one as on a single server. @default the id itself
   */
  readonly shardKeyOf?: (id: string) => string;
  /** Left out of backups: made anew from other documents, or about the processes that run. @default false */
  readonly isRebuilt?: true;
  /**
   * The filters without the shard key, by their shape (see docs/sharding.md): why all shards are asked, and how often. A test
   * refuses every other one.
   */
  readonly broadcasts?: Readonly<Record<string, string>>;
}

/** The filters of an outbox: see `Carrier`. */
export const OUTBOX_BROADCASTS = {
  'outbox.id range': 'The sweep of the outboxes: one process of a subgraph, every one to three seconds.',
} as const;

/** The shard key of ids such as `from:to`: what stands before the colon. */
export function firstOfPair(id: string): string {
  return id.split(':', 1)[0]!;
}

/** The filter that finds one document on its one shard. */
export type DocumentKey = { _id: string } & Readonly<Record<string, string>>;

/** The key of the document with an id. */
export function keyOf({ shardKey, shardKeyOf }: CollectionLayout, id: string): DocumentKey {
  return shardKey === null || shardKeyOf === undefined
    ? { _id: id }
    : { _id: id, [shardKey]: shardKeyOf(id) };
}

export function openCollection<T extends Document>(
  mongo: Pick<Mongo, 'database'>,
  { database, name }: CollectionLayout,
): Collection<T> {
  return mongo.database(database).collection<T>(name);
}
