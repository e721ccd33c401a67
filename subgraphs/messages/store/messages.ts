import type { Collection, IndexDescription } from 'mongodb';
import { Batches, insertAbsent } from '#platform/mongo/index.js';
import type { Place } from '#social/message-ids.js';
import type { Span } from '../rules/member.js';
import type { MessageChange, MessageDocument, MessageRecord } from './documents.js';

const INDEXES: IndexDescription[] = [
  { key: { conversation: 1, sequence: -1 }, name: 'order' },
  { key: { conversation: 1, sender: 1, sequence: -1 }, name: 'sender' },
  {
    key: { conversation: 1, attempt: 1 },
    name: 'attempt',
    partialFilterExpression: { attempt: { $exists: true } },
  },
  { key: { words: 1, id: -1 }, name: 'words' },
];

/** Without the words, which only the index needs. */
const RECORD = { words: 0 } as const;

/** The digits of a sequence in ids: their order as texts is that of the numbers. */
const DIGITS = 10;

/** A page of messages: between two places, both excluded, from its newer or its older end. */
export interface MessagePage {
  spans: readonly Span[];
  userId: string;
  below?: number | undefined;
  above?: number | undefined;
  limit: number;
}

/** What is searched for, with the place in the list. */
export interface MessageSearch {
  words: readonly (readonly string[])[];
  userId: string;
  below: string | null;
  limit: number;
}

export function idOfMessage({ conversation, sequence }: Place): string {
  return `${conversation}:${String(sequence).padStart(DIGITS, '0')}`;
}

/** `messages`: the messages of all conversations. */
export class Messages {
  readonly collection: Collection<MessageDocument>;
  readonly #inserts = new Batches<readonly MessageRecord[], undefined>(async (lists) => {
    await insertAbsent<MessageDocument>(this.collection, lists.flat());
    return lists.map(() => undefined);
  });

  constructor(collection: Collection<MessageDocument>) {
    this.collection = collection;
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes(INDEXES);
  }

  /** Adds messages that have their places; those that are there already stay as they are. */
  async add(messages: readonly MessageRecord[]): Promise<void> {
    if (messages.length > 0) await this.#inserts.do(messages);
  }

  /** By id: one find for all. */
  async among(places: readonly Place[]): Promise<ReadonlyMap<string, MessageRecord>> {
    const conversations = [...new Set(places.map(({ conversation }) => conversation))];
    const found = await this.collection
      .find<MessageRecord>(
        { _id: { $in: places.map(idOfMessage) }, conversation: { $in: conversations } },
        { projection: RECORD },
      )
      .toArray();
    return new Map(found.map((each) => [each._id, each]));
  }

  /** The members who have deleted a message from their view. */
  async hiddenFor(place: Place): Promise<readonly string[]> {
    const { conversation } = place;
    const found = await this.collection.findOne(
      { _id: idOfMessage(place), conversation },
      { projection: { hiddenFor: 1 } },
    );
    return found?.hiddenFor ?? [];
  }

  /** The messages that a member may read and has not deleted: the newest first, with `above` the oldest first. */
  page(conversation: string, { spans, userId, below, above, limit }: MessagePage): Promise<MessageRecord[]> {
    const ranges = spans.map(({ from, until }) => rangeBetween(from, until, above, below));
    const [only, ...more] = ranges;
    return this.collection
      .find<MessageRecord>(
        {
          conversation,
          ...(more.length === 0 ? { sequence: only! } : { $or: ranges.map((sequence) => ({ sequence })) }),
          hiddenFor: { $ne: userId },
        },
        { projection: RECORD },
      )
      .sort({ sequence: above === undefined ? -1 : 1 })
      .limit(limit)
      .toArray();
  }

  /** By attempt: the messages of a conversation that were sent with idempotency keys. */
  async sentWith(
    conversation: string,
    attempts: readonly string[],
  ): Promise<ReadonlyMap<string, MessageRecord>> {
    const found = await this.collection
      .find<MessageRecord>({ conversation, attempt: { $in: [...attempts] } }, { projection: RECORD })
      .sort({ sequence: 1 })
      .toArray();
    return new Map(found.map((each) => [each.attempt!, each]));
  }

  /** How many messages a member has sent up to a sequence. */
  async sentUpTo(conversation: string, sender: string, sequence: number): Promise<number> {
    const last = await this.collection
      .find({ conversation, sender, sequence: { $lte: sequence } }, { projection: { sent: 1 } })
      .sort({ sequence: -1 })
      .limit(1)
      .next();
    return last?.sent ?? 0;
  }

  /** Writes changes, each once and in their order, in whichever process and however often. */
  async apply(conversation: string, changes: readonly MessageChange[]): Promise<void> {
    if (changes.length === 0) return;
    const operations = changes.map(({ number, sequence, set }) => ({
      updateOne: {
        filter: { _id: idOfMessage({ conversation, sequence }), conversation, changed: { $lt: number } },
        update: { $set: { ...set, changed: number } },
      },
    }));
    await this.collection.bulkWrite(operations);
  }

  /**
   * Messages with all the words, the newest first, below an id. `words`: for each word its fingerprints in the conversations, of which a
   * message has one.
   */
  search(
    conversations: readonly string[],
    { words, userId, below, limit }: MessageSearch,
  ): Promise<MessageRecord[]> {
    const [first, ...others] = words.map((each) => ({ words: { $in: [...each] } }));
    return this.collection
      .find<MessageRecord>(
        {
          conversation: { $in: [...conversations] },
          ...first,
          ...(others.length === 0 ? {} : { $and: others }),
          ...(below === null ? {} : { id: { $lt: below } }),
          hiddenFor: { $ne: userId },
        },
        { projection: RECORD },
      )
      .sort({ id: -1 })
      .limit(limit)
      .toArray();
  }
}

/** The sequences of a span, between two places. */
function rangeBetween(
  from: number,
  until: number | null,
  above = 0,
  below = Infinity,
): { $gt: number; $lt?: number } {
  const end = Math.min(below, until === null ? Infinity : until + 1);
  return { $gt: Math.max(from, above), ...(end === Infinity ? {} : { $lt: end }) };
}
