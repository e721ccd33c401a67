import type { Collection, Filter, IndexDescription, UpdateFilter } from 'mongodb';
import { insertAbsent, OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import type { Place } from '../rules/conversation-key.js';
import type { Span } from '../rules/member.js';
import type { MessageDocument, MessageRecord } from './documents.js';

const INDEXES: IndexDescription[] = [
  { key: { conversation: 1, sequence: -1 }, name: 'order' },
  { key: { conversation: 1, sender: 1, sequence: -1 }, name: 'sender' },
  {
    key: { conversation: 1, attempt: 1 },
    name: 'attempt',
    partialFilterExpression: { attempt: { $exists: true } },
  },
  OUTBOX_INDEX,
];

const RECORD = { outbox: 0, outboxAfter: 0 } as const;

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

export function idOfMessage({ conversation, sequence }: Place): string {
  return `${conversation}:${String(sequence).padStart(DIGITS, '0')}`;
}

/** `messages`: the messages of all conversations. */
export class Messages {
  readonly collection: Collection<MessageDocument>;

  constructor(collection: Collection<MessageDocument>) {
    this.collection = collection;
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes(INDEXES);
  }

  /** Adds messages that have their places; those that are there already stay as they are. */
  async add(messages: readonly MessageRecord[]): Promise<void> {
    if (messages.length > 0) await insertAbsent<MessageDocument>(this.collection, messages);
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

  /** Replaces the text, with its event; null when the message is deleted. */
  edit(place: Place, body: Uint8Array, editedAt: number, event: AnyEvent): Promise<MessageRecord | null> {
    return this.#change(place, { body: { $ne: null } }, { $set: { body, editedAt } }, event);
  }

  /** Deletes a message for all members, with its event; null when it is deleted already. */
  delete(place: Place, event: AnyEvent): Promise<MessageRecord | null> {
    const update = { $set: { body: null, quote: null }, $unset: { reactions: '' } } as const;
    return this.#change(place, { body: { $ne: null } }, update, event);
  }

  /** Deletes a message from the view of one member, with its event; null when it is deleted already. */
  hide(place: Place, userId: string, event: AnyEvent): Promise<MessageRecord | null> {
    const update = { $addToSet: { hiddenFor: userId } };
    return this.#change(place, { hiddenFor: { $ne: userId } }, update, event);
  }

  /** Sets or, with null, removes the reaction of a member, with its event; null when nothing changes, or the message is deleted. */
  async react(
    place: Place,
    user: string,
    emoji: string | null,
    event: AnyEvent,
  ): Promise<MessageRecord | null> {
    const exists = { body: { $ne: null } };
    if (emoji === null) {
      const update = { $pull: { reactions: { user } } };
      return this.#change(place, { ...exists, 'reactions.user': user }, update, event);
    }
    const another = { ...exists, reactions: { $elemMatch: { user, emoji: { $ne: emoji } } } };
    const none = { ...exists, 'reactions.user': { $ne: user } };
    return (
      (await this.#change(place, another, { $set: { 'reactions.$.emoji': emoji } }, event)) ??
      this.#change(place, none, { $push: { reactions: { user, emoji } } }, event)
    );
  }

  async #change(
    place: Place,
    only: Filter<MessageDocument>,
    update: UpdateFilter<MessageDocument>,
    event: AnyEvent,
  ): Promise<MessageRecord | null> {
    const { conversation } = place;
    return this.collection.findOneAndUpdate(
      { _id: idOfMessage(place), conversation, ...only },
      { ...update, $push: { ...update.$push, outbox: event } },
      { returnDocument: 'after', projection: RECORD },
    );
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
