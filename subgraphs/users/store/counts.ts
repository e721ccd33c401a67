import type { Collection } from 'mongodb';
import { edgeKey } from '#social/read-models/relationships/index.js';
import { ACCOUNT_FIELDS } from './accounts.js';
import type { Account, FollowEdge, StoredAccount } from './documents.js';

/**
 * Edge events that an account's counts remember. They matter only between a crash and the reaction that repairs the counts,
 * about a second: more edges of one account than this must not change in between.
 */
const COUNTED_KEPT = 100;

export type Count = 'followersCount' | 'followingCount';
export type ExactCounts = Pick<StoredAccount, Count>;

/** The counts of an account, with the events that are in them. */
export type StoredCounts = Pick<StoredAccount, '_id' | 'usernameKey' | Count | 'counted'>;

/** The numbers of followers and followed users, and the edge events that are not in these numbers yet. */
export interface Counts {
  /** Adds to a count, once for each event. Returns the account after the change, or null when the event was counted before. */
  add(id: string, count: Count, by: 1 | -1, eventId: string): Promise<Account | null>;
  /** Whether an event of the edge may still be missing in the counts. */
  lacks(from: string, to: string, eventId: string): Promise<boolean>;
  /** Records that an event of the edge is in both counts. */
  complete(from: string, to: string, eventId: string): Promise<void>;
  /** Counts the edges of a user. */
  recount(id: string): Promise<ExactCounts>;
  /** The counts of up to `limit` accounts with greater ids, in the order of ids. */
  after(id: string, limit: number): Promise<StoredCounts[]>;
  /** Corrects counts that are still as `seen`. False when they have changed. */
  correct(seen: StoredCounts, exact: ExactCounts): Promise<boolean>;
}

export function createCounts(accounts: Collection<StoredAccount>, follows: Collection<FollowEdge>): Counts {
  return {
    add: (id, count, by, eventId) =>
      accounts.findOneAndUpdate(
        { _id: id, counted: { $ne: eventId } },
        { $inc: { [count]: by }, $push: { counted: { $each: [eventId], $slice: -COUNTED_KEPT } } },
        { projection: ACCOUNT_FIELDS, returnDocument: 'after' },
      ),

    async lacks(from, to, eventId) {
      const edge = await follows.findOne(edgeKey(from, to), { projection: { uncounted: 1 } });
      return edge?.uncounted?.includes(eventId) ?? false;
    },

    async complete(from, to, eventId) {
      await follows.updateOne(edgeKey(from, to), { $pull: { uncounted: eventId } });
    },

    async recount(id) {
      const [followersCount, followingCount] = await Promise.all([
        follows.countDocuments({ to: id, active: true }),
        follows.countDocuments({ from: id, active: true }),
      ]);
      return { followersCount, followingCount };
    },

    after: (id, limit) =>
      accounts
        .find<StoredCounts>(
          { _id: { $gt: id } },
          { projection: { usernameKey: 1, followersCount: 1, followingCount: 1, counted: 1 } },
        )
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    async correct({ _id, followersCount, followingCount, counted }, exact) {
      const asSeen = { _id, followersCount, followingCount, counted };
      const { modifiedCount } = await accounts.updateOne(asSeen, { $set: exact });
      return modifiedCount === 1;
    },
  };
}
