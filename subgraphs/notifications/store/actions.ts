import type { Collection, IndexDescription } from 'mongodb';
import { firstOfPair, isDuplicate, UpdateBatches } from '#platform/mongo/index.js';
import { groupKeyOf, groupOf, idsAbout, startOf, type Subject } from '../rules/group-key.js';
import type { ActionDocument, Batch, GroupActor } from './documents.js';

const isStale = { stale: { $exists: true } } as const;

const INDEXES: IndexDescription[] = [
  // The newest actors of a group.
  { key: { counted: 1, at: -1 }, name: 'counted' },
  // What a group has to take in, and what a sweep finds.
  { key: { group: 1 }, name: 'stale-in', partialFilterExpression: isStale },
  { key: { counted: 1 }, name: 'stale-out', partialFilterExpression: isStale },
  { key: { stale: 1 }, name: 'stale', sparse: true },
  { key: { actor: 1, recipient: 1 }, name: 'actor' },
  { key: { expires: 1 }, name: 'end', expireAfterSeconds: 0 },
];

/** The state of an action after an event. */
export interface ActionChange extends Subject {
  actor: string;
  active: boolean;
  /** The id of the event. */
  version: string;
}

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
  async begin({ actor, version, ...subject }: Omit<ActionChange, 'active'>): Promise<string> {
    const group = groupOf(subject, version);
    const key = this.#keyOf(subject, actor);
    await this.#updates.upsert({
      filter: { ...key, version: { $lt: version } },
      update: {
        $set: { active: true, version, at: version, group, stale: version, expires: this.#endOf(group) },
        $setOnInsert: { actor, counted: null, batch: null },
      },
    });
    return group;
  }

  /** Ends an action, unless a newer event has begun it. Resolves to the groups that have to take it in. */
  async end({ actor, version, ...subject }: Omit<ActionChange, 'active'>): Promise<string[]> {
    const key = this.#keyOf(subject, actor);
    try {
      const action = await this.#documents.findOneAndUpdate(
        { ...key, version: { $lt: version } },
        {
          $set: { active: false, version, stale: version },
          // Known before its beginning: the late event must not begin it.
          $setOnInsert: {
            ...{ actor, at: version, group: null, counted: null, batch: null },
            expires: this.#endOf(groupOf(subject, version)),
          },
        },
        { upsert: true, returnDocument: 'after', projection: { group: 1, counted: 1 } },
      );
      return groupsOf(action);
    } catch (error) {
      if (isDuplicate(error)) return [];
      throw error;
    }
  }

  /** Up to `limit` changes that a group has to take in: actions that belong to it, and those that it counts. */
  stale(group: string, limit: number): Promise<ActionDocument[]> {
    const { recipient } = groupKeyOf(group);
    return this.#documents
      .find({ recipient, $or: [{ group }, { counted: group }], ...isStale })
      .limit(limit)
      .toArray();
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

  /** Brings the actions of a batch in line with their group. May be repeated, at any time. */
  async finish(group: string, { id, entries }: Batch): Promise<void> {
    const keyOf = (action: string) => ({ _id: action, recipient: firstOfPair(action) });
    const counted = (isCounted: boolean) => ({ counted: isCounted ? group : null, batch: id });
    const { matchedCount } = await this.#documents.bulkWrite(
      entries.map(({ action, after: batch, stale, counted: isCounted }) => ({
        updateOne: {
          filter: { ...keyOf(action), batch, stale },
          update: { $set: counted(isCounted), $unset: { stale: '' } },
        },
      })),
      { ordered: false },
    );
    if (matchedCount === entries.length) return;
    // Some have changed meanwhile: they stay stale.
    await this.#documents.bulkWrite(
      entries.map(({ action, after: batch, counted: isCounted }) => ({
        updateOne: { filter: { ...keyOf(action), batch }, update: { $set: counted(isCounted) } },
      })),
      { ordered: false },
    );
  }

  /** Deletes every action about the subjects. */
  async deleteAbout(subjects: readonly Subject[]): Promise<void> {
    await this.#documents.deleteMany({
      recipient: { $in: [...new Set(subjects.map(({ recipient }) => recipient))] },
      $or: subjects.map((subject) => ({ _id: idsAbout(subject) })),
    });
  }

  /** Drops the marks of changes that change nothing in their group. */
  async settled(actions: readonly Pick<ActionDocument, '_id' | 'recipient' | 'stale'>[]): Promise<void> {
    if (actions.length === 0) return;
    await this.#documents.bulkWrite(
      actions.map(({ _id, recipient, stale = '' }) => ({
        updateOne: { filter: { _id, recipient, stale }, update: { $unset: { stale: '' } } },
      })),
      { ordered: false },
    );
  }

  #keyOf({ recipient, kind, object }: Subject, actor: string): { _id: string; recipient: string } {
    return { _id: [recipient, kind, object, actor].join(':'), recipient };
  }

  #endOf(group: string): Date {
    return new Date(startOf(groupKeyOf(group).day) + DAY + this.#kept);
  }
}

const DAY = 24 * 60 * 60 * 1_000;

function groupsOf(action: Pick<ActionDocument, 'group' | 'counted'> | null): string[] {
  const groups = [action?.group, action?.counted].filter((id) => id != null);
  return [...new Set(groups)];
}
