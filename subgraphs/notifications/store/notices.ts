import type { Collection, IndexDescription } from 'mongodb';
import { insertAbsent } from '#platform/mongo/index.js';
import { groupOf, idsBehind, type Subject } from '../rules/group-key.js';
import type { GroupDocument } from './documents.js';
import { endOfGroup } from './expiry.js';

const INDEXES: IndexDescription[] = [
  { key: { object: 1 }, name: 'object', sparse: true },
  { key: { actor: 1, _id: 1 }, name: 'actor', partialFilterExpression: { actor: { $exists: true } } },
];

/** A new tweet of an author, for many recipients. */
export interface NewTweet {
  tweetId: string;
  authorId: string;
}

/** A notice that has to be judged. */
export type Notice = Pick<GroupDocument, '_id' | 'recipient'>;

/** Notices that are judged together. */
const SLICE = 500;

/**
 * The groups of new tweets: a notification for each recipient, written by the thousand. Such a group has one action, so it needs no
 * document beside it: it is in the list while the rules allow it.
 */
export class Notices {
  readonly #groups: Collection<GroupDocument>;
  readonly #kept: number;

  /** `kept`: how long a notice is kept after its day, in ms. */
  constructor(groups: Collection<GroupDocument>, kept: number) {
    this.#groups = groups;
    this.#kept = kept;
  }

  async ensureIndexes(): Promise<void> {
    await this.#groups.createIndexes(INDEXES);
  }

  /** Adds what is not there yet, out of the list and marked with `stale`. Resolves to what has to be judged. */
  async add(
    recipients: readonly string[],
    { tweetId: object, authorId: actor }: NewTweet,
    stale: string,
  ): Promise<Notice[]> {
    const documents = recipients.map((recipient): GroupDocument => {
      const subject: Subject = { recipient, kind: 'NEW_TWEET', object };
      const _id = groupOf(subject, object);
      return {
        ...{ _id, recipient, kind: 'NEW_TWEET', object, actor, stale, revision: '' },
        ...{ count: 1, newest: [{ id: actor, at: object }], latest: object, shown: false },
        expires: endOfGroup(_id, this.#kept),
      };
    });
    const inserted = new Set(await insertAbsent(this.#groups, documents));
    const known = documents.filter((each) => !inserted.has(each));
    if (known.length > 0) await this.#mark(known, stale, { stale: { $exists: true } });
    return documents;
  }

  /** Marks the next notices of an author, for one recipient or for all, behind the notice `after`. */
  async markStale(
    { actor, recipient }: { actor: string; recipient?: string },
    after: string,
    stale: string,
  ): Promise<{ notices: Notice[]; last: string | null }> {
    const to = recipient === undefined ? {} : { recipient };
    const notices = await this.#groups
      .find({ actor, ...to, _id: idsBehind(after, recipient) }, { projection: { recipient: 1 } })
      .sort({ _id: 1 })
      .limit(SLICE)
      .toArray();
    if (notices.length > 0) await this.#mark(notices, stale, {});
    return { notices, last: notices.length < SLICE ? null : (notices.at(-1)?._id ?? null) };
  }

  /** Writes what the rules say, unless somebody has marked a notice again. */
  async judge(notices: readonly Notice[], isShown: readonly boolean[], stale: string): Promise<void> {
    for (const shown of [true, false]) {
      const some = notices.filter((_, index) => isShown[index] === shown);
      if (some.length === 0) continue;
      await this.#groups.updateMany({ ...keysOf(some), stale }, { $set: { shown }, $unset: { stale: '' } });
    }
  }

  /** Removes the notices of a tweet that is gone; false when there are none. */
  async deleteAbout(tweetId: string): Promise<boolean> {
    const { deletedCount } = await this.#groups.deleteMany({ object: tweetId });
    return deletedCount > 0;
  }

  async #mark(notices: readonly Notice[], stale: string, only: object): Promise<void> {
    await this.#groups.updateMany({ ...keysOf(notices), ...only }, { $set: { stale } });
  }
}

function keysOf(notices: readonly Notice[]) {
  return {
    _id: { $in: notices.map(({ _id }) => _id) },
    recipient: { $in: notices.map(({ recipient }) => recipient) },
  };
}
