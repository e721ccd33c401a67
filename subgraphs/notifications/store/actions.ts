import type { Collection, IndexDescription } from 'mongodb';
import { firstOfPair, UpdateBatches } from '#platform/mongo/index.js';
import { groupKeyOf, groupOf, idsAbout, idsBehind, idsOf, type Subject } from '../rules/group-key.js';
import { endOfGroup } from './expiry.js';
import type { ActionDocument, Batch, BatchEntry, GroupActor } from './documents.js';

const isStale = { stale: { $exists: true } } as const;

const INDEXES: IndexDescription[] = [
  // The newest actors of a group.
  { key: { counted: 1, at: -1 }, name: 'counted' },
  // What a group has to take in, and what a sweep finds.
  { key: { group: 1 }, name: 'stale-in', partialFilterExpression: isStale },
  { key: { counted: 1 }, name: 'stale-out', partialFilterExpression: isStale },
  { key: { stale: 1 }, name: 'stale', sparse: true },
  { key: { actor: 1, _id: 1 }, name: 'actor' },
  { key: { expires: 1 }, name: 'end', expireAfterSeconds: 0 },
];

/** What an event tells of an action. */
export interface ActionChange extends Subject {
  actor: string;
  /** The id of the event. */
  version: string;
  /** Whether an action that goes on already stays as it is. @default it begins again */
  isOnce?: boolean;
}

/** Actions that were marked together, and where the next ones begin. */
export interface MarkedSlice {
  groups: string[];
  /** Null when no actions follow. */
  last: string | null;
}

/** Actions that are marked together. */
const SLICE = 500;

/** `actions`: who did what that concerns a recipient. */
export class Actions {
  readonly #documents: Collection<ActionDocument>;
  readonly #updates: UpdateBatches<ActionDocument>;
  readonly #kept: number;

  /** `kept`: how long an action is kept after its day, in ms. */
  constructor(documents: Collection<ActionDocument>, kept: number) {
    this.#documents = documents;
    this.#updates = new UpdateBatches(documents);
    this.#kept = kept;
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndexes(INDEXES);
  }

  /** Writes an action, unless a newer event has. Resolves to the group that has to take it in. */
  async begin({ actor, version, isOnce = false, ...subject }: ActionChange): Promise<string> {
    const group = groupOf(subject, version);
    const key = this.#keyOf(subject, actor);
    await this.#updates.upsert({
      filter: { ...key, version: { $lt: version }, ...(isOnce ? { active: false } : {}) },
      update: {
        $set: { active: true, version, at: version, group, stale: version, expires: this.#endOf(group) },
        $unset: { isWanted: '' },
        $setOnInsert: { actor, counted: null, batch: null },
      },
    });
    return group;
  }

  /** Ends an action, unless a newer event has begun it. Resolves to the groups that have to take it in. */
  async end({ actor, version, ...subject }: ActionChange): Promise<string[]> {
    const key = this.#keyOf(subject, actor);
    const change = async (): Promise<Pick<ActionDocument, 'group' | 'counted'> | null> =>
      this.#documents.findOneAndUpdate(
        { ...key, version: { $lt: version }, group: { $ne: null } },
        { $set: { active: false, version, stale: version } },
        { returnDocument: 'after', projection: { group: 1, counted: 1 } },
      );
    const changed = await change();
    if (changed !== null) return groupsOf(changed);
    // Known before its beginning, or by a newer event: a late beginning must not begin it.
    const expires = this.#endOf(groupOf(subject, version));
    const unknown = { actor, active: false, at: version, counted: null, batch: null, expires };
    const isKnown = !(await this.#updates.upsert({
      filter: { ...key, version: { $lt: version }, group: null },
      update: { $set: { version }, $setOnInsert: unknown },
    }));
    // It may have begun since.
    return isKnown ? groupsOf(await change()) : [];
  }

  /** Up to `limit` changes that a group has to take in: actions that belong to it, and those that it counts. */
  stale(group: string, limit: number): Promise<ActionDocument[]> {
    const { recipient } = groupKeyOf(group);
    return (
      this.#documents
        // Each branch has its partial index.
        .find({
          recipient,
          $or: [
            { group, ...isStale },
            { counted: group, ...isStale },
          ],
        })
        .limit(limit)
        .toArray()
    );
  }

  /** The groups of up to `limit` changes that were made up to the Snowflake `upTo`. */
  async staleGroups(upTo: string, limit: number): Promise<string[]> {
    const found = await this.#documents
      .find({ stale: { $gt: '', $lte: upTo } }, { projection: { group: 1, counted: 1 } })
      .sort({ stale: 1 })
      .limit(limit)
      .toArray();
    return [...new Set(found.flatMap(groupsOf))];
  }

  countStale(): Promise<number> {
    return this.#documents.countDocuments({ stale: { $gt: '' } });
  }

  /** The actors whom a group counts, newest first, with `at` below `below`. */
  async actors(
    group: string,
    { below, limit }: { below?: string | undefined; limit: number },
  ): Promise<GroupActor[]> {
    const { recipient } = groupKeyOf(group);
    const found = await this.#documents
      .find(
        { recipient, counted: group, ...(below === undefined ? {} : { at: { $lt: below } }) },
        { projection: { actor: 1, at: 1 } },
      )
      .sort({ at: -1 })
      .limit(limit)
      .toArray();
    return found.map(({ actor, at }) => ({ id: actor, at }));
  }

  /** How many actors a group counts. */
  countOf(group: string): Promise<number> {
    return this.#documents.countDocuments({ recipient: groupKeyOf(group).recipient, counted: group });
  }

  /**
   * Brings the actions of a batch in line with their group. May be repeated, at any time. False when another group has taken one
   * of them in meanwhile, so that this one must be counted anew.
   */
  async finish(group: string, { id, entries }: Batch): Promise<boolean> {
    if (entries.length === 0) return true;
    const keyOf = (action: string) => ({ _id: action, recipient: firstOfPair(action) });
    const counted = (isCounted: boolean) => ({ counted: isCounted ? group : null, batch: id });
    // The decision of the recipient stands for as long as the action does.
    const { matchedCount } = await this.#documents.bulkWrite(
      entries.map(({ action, after: batch, stale, counted: isCounted, isWanted }) => ({
        updateOne: {
          filter: { ...keyOf(action), batch, stale },
          update: { $set: { ...counted(isCounted), isWanted }, $unset: { stale: '' } },
        },
      })),
      { ordered: false },
    );
    if (matchedCount === entries.length) return true;
    // Some have changed meanwhile: they stay stale.
    await this.#documents.bulkWrite(
      entries.map(({ action, after: batch, counted: isCounted }) => ({
        updateOne: { filter: { ...keyOf(action), batch }, update: { $set: counted(isCounted) } },
      })),
      { ordered: false },
    );
    const taken = entries.filter((entry) => entry.counted).map(({ action }) => action);
    const { recipient } = groupKeyOf(group);
    return (
      (await this.#documents.countDocuments({ _id: { $in: taken }, recipient, counted: { $ne: group } })) ===
      0
    );
  }

  /** Marks the next actions of an actor, for one recipient or for all, behind the action `after`. */
  async markStale(
    { actor, recipient }: { actor: string; recipient?: string },
    after: string,
    stale: string,
  ): Promise<MarkedSlice> {
    const to = recipient === undefined ? {} : { recipient };
    const found = await this.#documents
      .find(
        { actor, ...to, _id: idsBehind(after, recipient) },
        { projection: { recipient: 1, group: 1, counted: 1 } },
      )
      .sort({ _id: 1 })
      .limit(SLICE)
      .toArray();
    if (found.length > 0) {
      const recipients = [...new Set(found.map((action) => action.recipient))];
      await this.#documents.updateMany(
        { _id: { $in: found.map(({ _id }) => _id) }, recipient: { $in: recipients }, group: { $ne: null } },
        { $set: { stale } },
      );
    }
    const last = found.length < SLICE ? null : (found.at(-1)?._id ?? null);
    return { groups: [...new Set(found.flatMap(groupsOf))], last };
  }

  /** Lets everything that an actor did end at a time: when it is in no group any more, nobody needs it. */
  async endOf(actor: string, expires: Date): Promise<void> {
    await this.#documents.updateMany({ actor }, { $set: { expires } });
  }

  /** Deletes everything that a recipient was told. */
  async deleteOf(recipient: string): Promise<void> {
    await this.#documents.deleteMany({ recipient, _id: idsOf(recipient) });
  }

  /** Deletes every action about the subjects. */
  async deleteAbout(subjects: readonly Subject[]): Promise<void> {
    await this.#documents.deleteMany({
      recipient: { $in: [...new Set(subjects.map(({ recipient }) => recipient))] },
      $or: subjects.map((subject) => ({ _id: idsAbout(subject) })),
    });
  }

  /** Drops the marks of changes that change nothing in their group. */
  async settled(entries: readonly BatchEntry[]): Promise<void> {
    await this.#documents.bulkWrite(
      entries.map(({ action, stale, isWanted }) => ({
        updateOne: {
          filter: { _id: action, recipient: firstOfPair(action), stale },
          update: { $set: { isWanted }, $unset: { stale: '' } },
        },
      })),
      { ordered: false },
    );
  }

  #keyOf({ recipient, kind, object }: Subject, actor: string): { _id: string; recipient: string } {
    return { _id: [recipient, kind, object, actor].join(':'), recipient };
  }

  #endOf(group: string): Date {
    return endOfGroup(group, this.#kept);
  }
}

function groupsOf(action: Pick<ActionDocument, 'group' | 'counted'> | null): string[] {
  const groups = [action?.group, action?.counted].filter((id) => id != null);
  return [...new Set(groups)];
}
