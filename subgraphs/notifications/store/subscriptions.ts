import type { Collection, IndexDescription } from 'mongodb';
import { isDuplicate, OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import { idsOf } from '../rules/group-key.js';
import type { SubscriptionDocument } from './documents.js';

const isActive = { active: true } as const;

const INDEXES: IndexDescription[] = [
  { key: { author: 1, _id: 1 }, name: 'author', partialFilterExpression: isActive },
  { key: { user: 1, since: -1 }, name: 'user', partialFilterExpression: isActive },
  OUTBOX_INDEX,
];

/** An author whose notices a user has turned on. */
export interface Subscription {
  id: string;
  /** The id of the event that turned them on. */
  since: string;
}

/** `subscriptions`: who is told of the new tweets of whom. */
export class Subscriptions {
  readonly collection: Collection<SubscriptionDocument>;

  constructor(collection: Collection<SubscriptionDocument>) {
    this.collection = collection;
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes(INDEXES);
  }

  /** True when the notices were off. */
  async turnOn(user: string, author: string, event: AnyEvent): Promise<boolean> {
    try {
      const { modifiedCount, upsertedCount } = await this.collection.updateOne(
        { ...keyOf(author, user), active: { $ne: true } },
        { $set: { active: true, since: event.id }, $setOnInsert: { user }, $push: { outbox: event } },
        { upsert: true },
      );
      return modifiedCount + upsertedCount === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** True when the notices were on. */
  async turnOff(user: string, author: string, event: AnyEvent): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(
      { ...keyOf(author, user), active: true },
      { $set: { active: false }, $push: { outbox: event } },
    );
    return modifiedCount === 1;
  }

  /** The pairs of author and user whose notices are on, each as `author:user`. */
  async amongPairs(
    pairs: readonly Pick<SubscriptionDocument, 'author' | 'user'>[],
  ): Promise<ReadonlySet<string>> {
    const authors = [...new Set(pairs.map(({ author }) => author))];
    const ids = pairs.map(({ author, user }) => idOf(author, user));
    const found = await this.collection
      .find({ _id: { $in: ids }, author: { $in: authors }, ...isActive }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  /** Up to `limit` users who are told of an author's tweets, behind the user `after`, by their ids. */
  async users(author: string, after: string, limit: number): Promise<string[]> {
    const found = await this.collection
      .find(
        { author, ...isActive, _id: { ...idsOf(author), ...(after && { $gt: `${author}:${after}` }) } },
        { projection: { user: 1 } },
      )
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ user }) => user);
  }

  /** The authors of whose tweets a user is told, the newest first, behind a `since`. */
  async authors(
    user: string,
    { below, limit }: { below?: string | undefined; limit: number },
  ): Promise<Subscription[]> {
    const found = await this.collection
      .find(
        { user, ...isActive, ...(below === undefined ? {} : { since: { $lt: below } }) },
        { projection: { author: 1, since: 1 } },
      )
      .sort({ since: -1 })
      .limit(limit)
      .toArray();
    return found.map(({ author, since }) => ({ id: author, since }));
  }

  count(user: string, limit: number): Promise<number> {
    return this.collection.countDocuments({ user, ...isActive }, { limit });
  }

  /** Deletes the subscriptions of a user, and those to the user's tweets. */
  async deleteOf(user: string): Promise<void> {
    await this.collection.deleteMany({ author: user, ...isActive });
    await this.collection.deleteMany({ user, ...isActive });
  }
}

/** The id of a pair: `author:user`. */
export function idOf(author: string, user: string): string {
  return `${author}:${user}`;
}

function keyOf(author: string, user: string): { _id: string; author: string } {
  return { _id: idOf(author, user), author };
}
