import type { Collection, IndexDescription } from 'mongodb';
import { insertAbsent } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import { groupOf, idsBehind, type Subject } from '../rules/group-key.js';
import type { GroupDocument } from './documents.js';
import { endOfGroup } from './expiry.js';
import { TOLD, type ToldGroup } from './groups.js';

const INDEXES: IndexDescription[] = [
  { key: { object: 1, _id: 1 }, name: 'notices', partialFilterExpression: { object: { $exists: true } } },
  { key: { actor: 1, _id: 1 }, name: 'actor', partialFilterExpression: { actor: { $exists: true } } },
];

/** A new tweet of an author, for many recipients. */
export interface NewTweet {
  tweetId: string;
  authorId: string;
}

/** A notice that has to be judged. */
export interface Notice extends Pick<GroupDocument, '_id' | 'recipient'> {
  /** The author of the tweet. */
  actor: string;
}

/** What the rules change in a notice. */
interface NoticeChange extends Pick<Notice, '_id' | 'recipient'> {
  shown: boolean;
  event: AnyEvent;
}

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
    return documents.map(({ _id, recipient }) => ({ _id, recipient, actor }));
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
    if (notices.length > 0) await this.mark(notices, stale);
    const found = notices.map(({ _id, recipient: to }) => ({ _id, recipient: to, actor }));
    return { notices: found, last: notices.length < SLICE ? null : (notices.at(-1)?._id ?? null) };
  }

  /** Marks notices with `stale`. */
  mark(notices: readonly Pick<Notice, '_id' | 'recipient'>[], stale: string): Promise<void> {
    return this.#mark(notices, stale, {});
  }

  /** Writes what the rules say of new notices, unless somebody has marked a notice again. */
  async judge(notices: readonly Notice[], isShown: readonly boolean[], stale: string): Promise<void> {
    for (const shown of [true, false]) {
      const some = notices.filter((_, index) => isShown[index] === shown);
      if (some.length === 0) continue;
      await this.#groups.updateMany({ ...keysOf(some), stale }, { $set: { shown }, $unset: { stale: '' } });
    }
  }

  /**
   * Writes what the rules say of known notices, each change with its event, unless somebody has marked a notice again. Resolves to
   * the changed ones.
   */
  async judgeAgain(
    notices: readonly Notice[],
    isShown: readonly boolean[],
    stale: string,
    eventOf: (notice: Notice, isShown: boolean) => AnyEvent,
  ): Promise<{ id: string; event: AnyEvent }[]> {
    // Nobody else judges what has this mark: what is read here stays until it is written, or is marked again.
    const marked = await this.#groups
      .find({ ...keysOf(notices), stale }, { projection: { shown: 1 } })
      .toArray();
    const wasShown = new Map(marked.map(({ _id, shown }) => [_id, shown]));
    const changes = notices.flatMap((notice, index) => {
      const shown = isShown[index] ?? false;
      const { _id, recipient } = notice;
      if ((wasShown.get(_id) ?? shown) === shown) return [];
      return [{ _id, recipient, shown, event: eventOf(notice, shown) }];
    });
    if (changes.length > 0) await this.#write(changes, stale);
    await this.#groups.updateMany({ ...keysOf(notices), stale }, { $unset: { stale: '' } });
    return changes.length === 0 ? [] : this.#carrying(changes);
  }

  async #write(changes: readonly NoticeChange[], stale: string): Promise<void> {
    await this.#groups.bulkWrite(
      changes.map(({ _id, recipient, shown, event }) => ({
        updateOne: {
          filter: { _id, recipient, stale },
          update: { $set: { shown }, $unset: { stale: '' }, $push: { outbox: event } },
        },
      })),
      { ordered: false },
    );
  }

  /** The changes that were written: a bulk write does not say which. */
  async #carrying(changes: readonly NoticeChange[]): Promise<{ id: string; event: AnyEvent }[]> {
    const found = await this.#groups
      .find(
        { ...keysOf(changes), 'outbox.id': { $in: changes.map(({ event }) => event.id) } },
        { projection: { _id: 1 } },
      )
      .toArray();
    const ids = new Set(found.map(({ _id }) => _id));
    return changes.filter(({ _id }) => ids.has(_id)).map(({ _id, event }) => ({ id: _id, event }));
  }

  /** Up to 500 notices of a tweet, and whether each is in a list; behind the notice `after`. */
  async ofTweet(tweetId: string, after = ''): Promise<(ToldGroup & Notice)[]> {
    const found = await this.#groups
      .find<ToldGroup>({ object: tweetId, _id: { $gt: after } }, { projection: TOLD })
      .sort({ _id: 1 })
      .limit(SLICE)
      .toArray();
    return found.map(({ actor = '', ...group }) => ({ ...group, actor }));
  }

  async delete(notices: readonly Pick<Notice, '_id' | 'recipient'>[]): Promise<void> {
    if (notices.length > 0) await this.#groups.deleteMany(keysOf(notices));
  }

  async #mark(
    notices: readonly Pick<Notice, '_id' | 'recipient'>[],
    stale: string,
    only: object,
  ): Promise<void> {
    await this.#groups.updateMany({ ...keysOf(notices), ...only }, { $set: { stale } });
  }
}

function keysOf(notices: readonly Pick<Notice, '_id' | 'recipient'>[]) {
  return {
    _id: { $in: notices.map(({ _id }) => _id) },
    recipient: { $in: notices.map(({ recipient }) => recipient) },
  };
}
