import type { AnyBulkWriteOperation, Collection, IndexDescription } from 'mongodb';
import { Batches, insertAbsent, OUTBOX_INDEX, sharedRead } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import { NO_MARKS, type Marks } from '../rules/conversation-view.js';
import { isActive, othersOf, type Member } from '../rules/member.js';
import type { ConversationRecord, MembershipDocument } from './documents.js';

const INDEXES: IndexDescription[] = [
  { key: { user: 1, list: 1, lastAt: -1, _id: -1 }, name: 'list' },
  { key: { user: 1, list: 1, unread: -1, lastAt: -1, _id: -1 }, name: 'unread' },
  OUTBOX_INDEX,
];

/** A row of a list, with its place. */
export type MembershipRow = Pick<MembershipDocument, '_id' | 'conversation' | 'lastAt' | 'unread'> & Marks;

/** A place in a list. */
export type MembershipPlace = Pick<MembershipDocument, '_id' | 'lastAt' | 'unread'>;

/** A member and a conversation. */
export interface MembershipPair {
  user: string;
  conversation: string;
}

type MembershipUpdate = AnyBulkWriteOperation<MembershipDocument>;

const MARKS = { readUpTo: 1, deliveredUpTo: 1, othersRead: 1, shown: 1 } as const;
const ROW = { ...MARKS, conversation: 1, lastAt: 1, unread: 1 } as const;

export function idOfMembership(user: string, conversation: string): string {
  return `${user}:${conversation}`;
}

function keyOf(user: string, conversation: string): { _id: string; user: string } {
  return { _id: idOfMembership(user, conversation), user };
}

/** `memberships`: conversations by their members. */
export class Memberships {
  readonly collection: Collection<MembershipDocument>;
  readonly #read = sharedRead((pairs: readonly MembershipPair[]) => this.#findMarks(pairs));
  readonly #updates = new Batches<readonly MembershipUpdate[], undefined>(async (lists) => {
    await this.collection.bulkWrite(lists.flat(), { ordered: false });
    return lists.map(() => undefined);
  });

  constructor(collection: Collection<MembershipDocument>) {
    this.collection = collection;
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes(INDEXES);
  }

  /** Up to `limit` conversations in a list of a user, the last activity first, behind a place. */
  page(
    user: string,
    list: 'INBOX' | 'REQUEST',
    { after, unreadFirst, limit }: { after: MembershipPlace | null; unreadFirst: boolean; limit: number },
  ): Promise<MembershipRow[]> {
    return this.collection
      .find<MembershipRow>(
        { user, list, ...(after === null ? {} : behind(after, unreadFirst)) },
        { projection: ROW },
      )
      .sort(unreadFirst ? { unread: -1, lastAt: -1, _id: -1 } : { lastAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
  }

  /** What members have done with conversations, by id: one find for all, and for concurrent calls, whose marks it may hold as well. */
  marksOf(pairs: readonly MembershipPair[]): Promise<ReadonlyMap<string, Marks>> {
    return this.#read(pairs);
  }

  /** How many messages of others a user has not read, in all conversations of the inbox. */
  async countUnread(user: string): Promise<number> {
    const [sum] = await this.collection
      .aggregate<{ others: number; read: number }>([
        { $match: { user, list: 'INBOX', unread: true } },
        { $group: { _id: null, others: { $sum: '$others' }, read: { $sum: '$othersRead' } } },
      ])
      .toArray();
    return sum === undefined ? 0 : sum.others - sum.read;
  }

  /** Brings memberships in line with a conversation: in whatever order revisions come, and however often. */
  async follow(record: ConversationRecord): Promise<void> {
    const changed = record.members.filter(({ since }) => since > record.completed);
    const active = record.members.filter((member) => isActive(member) && !changed.includes(member));
    await insertAbsent(
      this.collection,
      changed.map((member) => this.#documentOf(member, record)),
    );
    const operations = [...changed, ...active].flatMap((member) => updatesOf(member, record));
    if (operations.length > 0) await this.#updates.do(operations);
  }

  /**
   * Moves the markers of a member forward: `othersRead` messages of others are up to `readUpTo`. False when they are there already,
   * or further.
   */
  async moveMarks(
    { user, conversation }: { user: string; conversation: string },
    { readUpTo, deliveredUpTo, othersRead }: Partial<Marks>,
    event: AnyEvent,
  ): Promise<boolean> {
    const key = keyOf(user, conversation);
    const $push = { outbox: event };
    const $max = { deliveredUpTo: Math.max(deliveredUpTo ?? 0, readUpTo ?? 0) };
    if (readUpTo === undefined || othersRead === undefined) {
      const filter = { ...key, deliveredUpTo: { $lt: $max.deliveredUpTo } };
      return (await this.collection.updateOne(filter, { $max, $push })).modifiedCount === 1;
    }
    const behind = { ...key, readUpTo: { $lt: readUpTo } };
    // In this order: `others` only grows meanwhile.
    for (const [others, unread] of [
      [{ $lte: othersRead }, false],
      [{ $gt: othersRead }, true],
    ] as const) {
      const $set = { readUpTo, othersRead, unread };
      const filter = { ...behind, others };
      if ((await this.collection.updateOne(filter, { $set, $max, $push })).modifiedCount === 1) return true;
    }
    return false;
  }

  /** Notes the last message that a member has not deleted. Of several notes about the same moment the lowest stays: a deletion only lowers it. */
  async show(user: string, conversation: string, shown: Marks['shown'] & {}): Promise<void> {
    const { behind, sequence } = shown;
    const $or = [
      { shown: { $exists: false } },
      { 'shown.behind': { $lt: behind } },
      { 'shown.behind': behind, 'shown.sequence': { $gt: sequence } },
    ];
    await this.collection.updateOne({ ...keyOf(user, conversation), $or }, { $set: { shown } });
  }

  /** Up to `limit` conversations of a user, behind one. */
  async conversationsOf(user: string, after: string, limit: number): Promise<string[]> {
    const found = await this.collection
      .find({ user, _id: { $gt: `${user}:${after}`, $lt: `${user};` } }, { projection: { conversation: 1 } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ conversation }) => conversation);
  }

  async deleteOf(user: string): Promise<void> {
    await this.collection.deleteMany({ user, _id: { $gt: `${user}:`, $lt: `${user};` } });
  }

  async #findMarks(pairs: readonly MembershipPair[]): Promise<ReadonlyMap<string, Marks>> {
    const users = [...new Set(pairs.map(({ user }) => user))];
    const ids = [...new Set(pairs.map(({ user, conversation }) => idOfMembership(user, conversation)))];
    const options = { projection: MARKS, batchSize: ids.length + 1 };
    const found = await this.collection
      .find<{ _id: string } & Marks>({ _id: { $in: ids }, user: { $in: users } }, options)
      .toArray();
    return new Map(found.map((each) => [each._id, each]));
  }

  #documentOf(
    { id: user, list }: Member,
    { _id: conversation, lastAt }: ConversationRecord,
  ): MembershipDocument {
    const key = keyOf(user, conversation);
    return { ...key, conversation, list, lastAt, others: 0, unread: false, revision: 0, ...NO_MARKS };
  }
}

/** The updates of one membership: the first where something is unread, the second where nothing is. */
function updatesOf(
  member: Member,
  { _id: conversation, lastAt, lastSequence, revision }: ConversationRecord,
) {
  const others = othersOf(member, lastSequence);
  const older = { ...keyOf(member.id, conversation), revision: { $lt: revision } };
  const values = { list: member.list, lastAt: member.leftAt ?? lastAt, others, revision };
  return [
    { filter: { ...older, othersRead: { $lt: others } }, update: { $set: { ...values, unread: true } } },
    { filter: { ...older, othersRead: { $gte: others } }, update: { $set: { ...values, unread: false } } },
  ].map((updateOne) => ({ updateOne }));
}

function behind({ lastAt, _id, unread }: MembershipPlace, unreadFirst: boolean) {
  const later = [{ lastAt, _id: { $lt: _id } }, { lastAt: { $lt: lastAt } }];
  if (!unreadFirst) return { $or: later };
  const same = later.map((each) => ({ unread, ...each }));
  return { $or: unread ? [...same, { unread: false }] : same };
}
