import type { Collection } from 'mongodb';
import { edgeId } from '#social/read-models/graph.js';
import type { FollowEdge, Profile, UserDocument } from './documents.js';
import { SECRETS } from './users.js';

/**
 * How many edge events a user's counts remember. The guard only matters between a crash and the reaction that heals
 * it, about a second: more edges of one account than this must not change in between.
 */
const COUNTED_KEPT = 100;

export type Count = 'followersCount' | 'followingCount';
export type RightCounts = Pick<UserDocument, Count>;

/** The counts of a user, with the events that are in them. */
export type Counted = Pick<UserDocument, '_id' | 'username' | Count | 'counted'>;

/** How many follow a user, and how many a user follows; and what of the edges is not in these numbers yet. */
export interface Counts {
  /** Adds to a count, once for each event. The profile behind the change, or null when it was counted before. */
  add(id: string, count: Count, by: 1 | -1, eventId: string): Promise<Profile | null>;
  /** Whether an event of the edge may still be missing in the counts. */
  lacks(from: string, to: string, eventId: string): Promise<boolean>;
  /** An event of the edge is in both counts. */
  complete(from: string, to: string, eventId: string): Promise<void>;
  /** The edges of a user, counted one by one. */
  recount(id: string): Promise<RightCounts>;
  /** Users behind `id`, in the order of ids. */
  after(id: string, limit: number): Promise<Counted[]>;
  /** Puts counts right that are still as they were `seen`. */
  correct(seen: Counted, right: RightCounts): Promise<boolean>;
}

export function createCounts(users: Collection<UserDocument>, follows: Collection<FollowEdge>): Counts {
  return {
    add: (id, count, by, eventId) =>
      users.findOneAndUpdate(
        { _id: id, counted: { $ne: eventId } },
        { $inc: { [count]: by }, $push: { counted: { $each: [eventId], $slice: -COUNTED_KEPT } } },
        { projection: SECRETS, returnDocument: 'after' },
      ),

    async lacks(from, to, eventId) {
      const edge = await follows.findOne({ _id: edgeId(from, to) }, { projection: { uncounted: 1 } });
      return edge?.uncounted?.includes(eventId) ?? false;
    },

    async complete(from, to, eventId) {
      await follows.updateOne({ _id: edgeId(from, to) }, { $pull: { uncounted: eventId } });
    },

    async recount(id) {
      const [followersCount, followingCount] = await Promise.all([
        follows.countDocuments({ to: id, active: true }),
        follows.countDocuments({ from: id, active: true }),
      ]);
      return { followersCount, followingCount };
    },

    after: (id, limit) =>
      users
        .find<Counted>(
          { _id: { $gt: id } },
          { projection: { username: 1, followersCount: 1, followingCount: 1, counted: 1 } },
        )
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    async correct({ _id, followersCount, followingCount, counted }, right) {
      const asSeen = { _id, followersCount, followingCount, counted };
      const { modifiedCount } = await users.updateOne(asSeen, { $set: right });
      return modifiedCount === 1;
    },
  };
}
