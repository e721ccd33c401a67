import type { Collection } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { edgeKey } from '#social/read-models/relationships/index.js';
import type { FollowEdge } from './documents.js';
import { upsertEdge, type Row, type RowPage } from './edges.js';

/**
 * Requests to follow protected accounts. They live in the document of the edge that they may become: asking, accepting,
 * withdrawing and following exclude each other in one write.
 */
export interface FollowRequests {
  /** Makes a request; the event's id is its `since`. True when there was neither a follow nor a request. */
  make(from: string, to: string, event: AnyEvent): Promise<boolean>;
  /** Turns the request into a follow. True when there was a request. */
  accept(from: string, to: string, since: string, event: AnyEvent): Promise<boolean>;
  /** Removes the request. True when there was one. */
  drop(from: string, to: string, event: AnyEvent): Promise<boolean>;
  /** The users who request to follow a user, newest request first. */
  to(id: string, page: RowPage): Promise<Row[]>;
}

export async function ensureRequestIndexes(follows: Collection<FollowEdge>): Promise<void> {
  const partialFilterExpression = { requested: true };
  await follows.createIndexes([
    { key: { to: 1, requestedSince: -1 }, name: 'requests', partialFilterExpression },
  ]);
}

/** Writes the event to the outbox, which drops it when it is published, and its id to `uncounted`, which drops it when it is counted. */
export function carrying(event: AnyEvent) {
  return { $push: { outbox: event, uncounted: event.id } };
}

export function createFollowRequests(follows: Collection<FollowEdge>): FollowRequests {
  return {
    make: (from, to, event) =>
      upsertEdge(
        follows,
        from,
        to,
        { active: { $ne: true }, requested: { $ne: true } },
        {
          $set: { active: false, since: event.id, requested: true, requestedSince: event.id },
          $push: { outbox: event },
        },
      ),

    async accept(from, to, since, event) {
      const { modifiedCount } = await follows.updateOne(
        { ...edgeKey(from, to), requested: true },
        { $set: { active: true, since, requested: false }, ...carrying(event) },
      );
      return modifiedCount === 1;
    },

    async drop(from, to, event) {
      const { modifiedCount } = await follows.updateOne(
        { ...edgeKey(from, to), requested: true },
        { $set: { requested: false }, $push: { outbox: event } },
      );
      return modifiedCount === 1;
    },

    async to(id, { below, limit }) {
      const found = await follows
        .find(
          { to: id, requested: true, ...(below === undefined ? {} : { requestedSince: { $lt: below } }) },
          { projection: { from: 1, requestedSince: 1 } },
        )
        .sort({ requestedSince: -1 })
        .limit(limit)
        .toArray();
      return found.map(({ from, requestedSince }) => ({ id: from, since: requestedSince ?? '' }));
    },
  };
}
