import type { Collection, IndexDescription } from 'mongodb';
import { isDuplicate, OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import { groupKeyOf, idsAbout, idsBehind, idsOf, type Subject } from '../rules/group-key.js';
import type { Kind } from '../rules/kinds.js';
import { endOfGroup } from './expiry.js';
import type { Batch, GroupDocument } from './documents.js';

const INDEXES: IndexDescription[] = [
  { key: { recipient: 1, latest: -1, _id: -1 }, name: 'list', partialFilterExpression: { shown: true } },
  {
    key: { recipient: 1, kind: 1, latest: -1, _id: -1 },
    name: 'kinds',
    partialFilterExpression: { shown: true },
  },
  { key: { expires: 1 }, name: 'end', expireAfterSeconds: 0 },
  OUTBOX_INDEX,
];

/** What a `ToldGroup` is read from. */
export const TOLD = { recipient: 1, kind: 1, count: 1, newest: 1, shown: 1, actor: 1 } as const;
const ROW = { kind: 1, count: 1, newest: 1, latest: 1 } as const;

/** A notification as a list reads it. */
export type GroupRow = Pick<GroupDocument, '_id' | keyof typeof ROW>;

/** The place of a group in its list. */
export type GroupPosition = Pick<GroupDocument, '_id' | 'latest'>;

/** A group about a tweet, as far as the mutes of its recipient decide about it. */
export type ToldGroup = Pick<
  GroupDocument,
  '_id' | 'recipient' | 'kind' | 'count' | 'newest' | 'shown' | 'actor'
>;

/** The next state of a group. */
export interface GroupState extends Pick<GroupDocument, 'count' | 'newest' | 'latest' | 'shown' | 'untold'> {
  batch: Batch;
  event: AnyEvent | null;
}

/** `groups`: the notifications of all users. */
export class Groups {
  readonly collection: Collection<GroupDocument>;
  readonly #kept: number;

  /** `kept`: how long a group is kept after its day, in ms. */
  constructor(collection: Collection<GroupDocument>, kept: number) {
    this.collection = collection;
    this.#kept = kept;
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes(INDEXES);
  }

  /** Up to `limit` notifications of a user, newest action first, behind a place. */
  page(
    recipient: string,
    { after, kinds, limit }: { after: GroupPosition | null; kinds: readonly Kind[] | null; limit: number },
  ): Promise<GroupRow[]> {
    const behind =
      after === null
        ? {}
        : { $or: [{ latest: after.latest, _id: { $lt: after._id } }, { latest: { $lt: after.latest } }] };
    const filter = { recipient, shown: true, ...(kinds === null ? {} : { kind: { $in: [...kinds] } }) };
    return this.collection
      .find<GroupRow>({ ...filter, ...behind }, { projection: ROW })
      .sort({ latest: -1, _id: -1 })
      .limit(limit)
      .toArray();
  }

  /** The groups of one user among the ids that are in the list. */
  shownAmong(recipient: string, ids: readonly string[]): Promise<GroupRow[]> {
    return this.collection
      .find<GroupRow>({ _id: { $in: [...ids] }, recipient, shown: true }, { projection: ROW })
      .toArray();
  }

  /** How many notifications of a user are newer than a place in the list; at most `limit`. */
  countNewer(recipient: string, latest: string, limit: number): Promise<number> {
    return this.collection.countDocuments({ recipient, shown: true, latest: { $gt: latest } }, { limit });
  }

  find(id: string): Promise<GroupDocument | null> {
    return this.collection.findOne({ _id: id, recipient: groupKeyOf(id).recipient });
  }

  /** Writes the next state; false when the group is not in the state of `before` any more. */
  async change(id: string, before: GroupDocument | null, state: GroupState): Promise<boolean> {
    const { batch: pending, event, ...values } = state;
    const { recipient, kind } = groupKeyOf(id);
    const set = { ...values, pending, revision: pending.id };
    const outbox = event === null ? [] : [event];
    if (before !== null) {
      const { modifiedCount } = await this.collection.updateOne(
        { _id: id, recipient, revision: before.revision },
        { $set: set, ...(event === null ? {} : { $push: { outbox: event } }) },
      );
      return modifiedCount === 1;
    }
    const expires = endOfGroup(id, this.#kept);
    try {
      await this.collection.insertOne({ _id: id, recipient, kind, ...set, expires, outbox });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Up to `limit` groups of a recipient, behind the group `after`, by their ids. */
  of(recipient: string, after: string, limit: number): Promise<ToldGroup[]> {
    return this.collection
      .find<ToldGroup>({ recipient, _id: idsBehind(after, recipient) }, { projection: TOLD })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** The groups about the subjects that tell of somebody, whether they are in a list or not. */
  about(subjects: readonly Subject[]): Promise<ToldGroup[]> {
    return this.collection
      .find<ToldGroup>(
        {
          recipient: { $in: [...new Set(subjects.map(({ recipient }) => recipient))] },
          $or: subjects.map((subject) => ({ _id: idsAbout(subject) })),
          count: { $gt: 0 },
        },
        { projection: TOLD },
      )
      .toArray();
  }

  /**
   * Empties a group whose actions are deleted; false when it is empty already, or in a list while `event` is null, or the other way
   * round.
   */
  async empty(id: string, revision: string, event: AnyEvent | null): Promise<boolean> {
    const { recipient } = groupKeyOf(id);
    const { modifiedCount } = await this.collection.updateOne(
      { _id: id, recipient, count: { $gt: 0 }, shown: event !== null },
      {
        $set: { shown: false, count: 0, newest: [], revision },
        $unset: { pending: '' },
        ...(event === null ? {} : { $push: { outbox: event } }),
      },
    );
    return modifiedCount === 1;
  }

  /** Deletes every notification of a user. */
  async deleteOf(recipient: string): Promise<void> {
    await this.collection.deleteMany({ recipient, _id: idsOf(recipient) });
  }

  /** Drops a batch that is in all of its actions. */
  async finished(id: string, batch: string): Promise<void> {
    const { recipient } = groupKeyOf(id);
    await this.collection.updateOne({ _id: id, recipient, 'pending.id': batch }, { $unset: { pending: '' } });
  }
}
