import type { Collection } from 'mongodb';
import { Batches, isDuplicate, OUTBOX_INDEX, sharedRead } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import type { Hearers } from '../rules/hearing.js';
import type { ConversationDocument, ConversationRecord, MessageChange, MessageRecord } from './documents.js';

/** Without the events that are on their way. */
const RECORD = { outbox: 0, outboxAfter: 0 } as const;

/** Minimum interval in ms of the updates that empty tails. No caller waits for them. */
const COMPLETION_INTERVAL_MS = 20;

/** `conversations`: order and members. */
export class Conversations {
  readonly collection: Collection<ConversationDocument>;
  readonly #read = sharedRead((keys: readonly string[]) => this.#find(keys));
  readonly #completions: Batches<ConversationRecord, undefined>;

  constructor(collection: Collection<ConversationDocument>) {
    this.collection = collection;
    this.#completions = new Batches((records) => this.#noteCompleted(records), {
      minInterval: COMPLETION_INTERVAL_MS,
    });
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes([OUTBOX_INDEX]);
  }

  find(key: string): Promise<ConversationRecord | null> {
    return this.collection.findOne({ _id: key }, { projection: RECORD });
  }

  /** The conversation, and the events of earlier writes that are perhaps not published yet. */
  async withEvents(key: string): Promise<{ stored: ConversationRecord | null; left: readonly AnyEvent[] }> {
    const found = await this.collection.findOne({ _id: key }, { projection: { outboxAfter: 0 } });
    if (found === null) return { stored: null, left: [] };
    const { outbox = [], ...stored } = found;
    return { stored, left: outbox };
  }

  /** What decides who hears of the conversation. */
  hearersOf(key: string): Promise<Hearers | null> {
    return this.collection.findOne<Hearers>({ _id: key }, { projection: { _id: 0, kind: 1, members: 1 } });
  }

  /** By key: one find for all, and for concurrent calls. May hold more than the caller asked for. */
  among(keys: readonly string[]): Promise<ReadonlyMap<string, ConversationRecord>> {
    return this.#read(keys);
  }

  /** False when there is one with the key. */
  async insert(record: ConversationRecord, outbox: AnyEvent[]): Promise<boolean> {
    try {
      await this.collection.insertOne({ ...record, outbox });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Writes the next revision with its new messages and changes; false when another write came first. */
  async change(
    { _id, name, members, lastSequence, lastAt, lastChange, listRevision, revision }: ConversationRecord,
    { messages, changes }: { messages: readonly MessageRecord[]; changes: readonly MessageChange[] },
    events: readonly AnyEvent[],
  ): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(
      { _id, revision: revision - 1 },
      {
        $set: { name, members, lastSequence, lastAt, lastChange, listRevision, revision },
        $push: {
          ...{ tail: { $each: [...messages] }, changes: { $each: [...changes] } },
          outbox: { $each: [...events] },
        },
      },
    );
    return modifiedCount === 1;
  }

  /** Up to `limit` conversations behind one, with their keys. */
  keysBehind(after: string, limit: number): Promise<Pick<ConversationRecord, '_id' | 'key'>[]> {
    return this.collection
      .find<Pick<ConversationRecord, '_id' | 'key'>>({ _id: { $gt: after } }, { projection: { key: 1 } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** Replaces the wrapping of a key, which no other write changes. */
  async rewrap(changed: readonly Pick<ConversationRecord, '_id' | 'key'>[]): Promise<void> {
    if (changed.length === 0) return;
    const operations = changed.map(({ _id, key }) => ({
      updateOne: { filter: { _id }, update: { $set: { key } } },
    }));
    await this.collection.bulkWrite(operations, { ordered: false });
  }

  /** Notes that everything up to a revision is in line. */
  async completed(record: ConversationRecord): Promise<void> {
    await this.#completions.do(record);
  }

  async #find(keys: readonly string[]): Promise<ReadonlyMap<string, ConversationRecord>> {
    const options = { projection: RECORD, batchSize: keys.length + 1 };
    const found = await this.collection
      .find<ConversationRecord>({ _id: { $in: [...keys] } }, options)
      .toArray();
    return new Map(found.map((each) => [each._id, each]));
  }

  /** One update for each conversation: the last revision includes those before. */
  async #noteCompleted(records: readonly ConversationRecord[]): Promise<undefined[]> {
    const latest = new Map<string, ConversationRecord>();
    for (const record of records)
      if (record.revision > (latest.get(record._id)?.revision ?? 0)) latest.set(record._id, record);
    const operations = Array.from(latest.values(), ({ _id, lastSequence, lastChange, revision }) => ({
      updateOne: {
        filter: { _id },
        update: {
          $pull: { tail: { sequence: { $lte: lastSequence } }, changes: { number: { $lte: lastChange } } },
          $max: { completed: revision },
        },
      },
    }));
    await this.collection.bulkWrite(operations, { ordered: false });
    return records.map(() => undefined);
  }
}
