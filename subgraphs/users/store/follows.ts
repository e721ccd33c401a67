import type { Collection } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { insertAbsent } from '#platform/mongo/index.js';
import { edgeId, edgeKey } from '#social/read-models/relationships/index.js';
import type { FollowEdge, PlainEdge } from './documents.js';
import {
  createEdges,
  edgesBetween,
  ensureEdgeIndexes,
  upsertEdge,
  type Between,
  type Edges,
} from './edges.js';
import { carrying } from './follow-requests.js';

/** The follows between two users, from the first one's side. */
export interface FollowBetween extends Between {
  /** The first has requested to follow the second. */
  requested: boolean;
}

/** The follows. */
export interface Follows extends Omit<Edges, 'between'> {
  between(id: string, others: readonly string[]): Promise<FollowBetween[]>;
  /** The events of an edge that may still be missing in the counts, oldest first. */
  uncounted(from: string, to: string): Promise<AnyEvent[]>;
  /** For imports: skips follows that exist, and counts nothing. */
  insertAbsent(edges: readonly { from: string; to: string; since: string }[]): Promise<FollowEdge[]>;
  /** The users that any of these users follow: of the newest `limit` follows, so a user may occur more than once. */
  followedByAny(ids: readonly string[], limit: number): Promise<string[]>;
}

export async function ensureFollowIndexes(follows: Collection<FollowEdge>): Promise<void> {
  // `Collection` is invariant in its document; every FollowEdge is a PlainEdge.
  await ensureEdgeIndexes(follows as unknown as Collection<PlainEdge>);
}

export function createFollows(follows: Collection<FollowEdge>): Follows {
  return {
    // `Collection` is invariant in its document; every FollowEdge is a PlainEdge.
    ...createEdges(follows as unknown as Collection<PlainEdge>),

    make: (from, to, since, event) =>
      upsertEdge(
        follows,
        from,
        to,
        { active: { $ne: true } },
        {
          $set: { active: true, since, requested: false },
          ...carrying(event),
        },
      ),

    async end(from, to, event) {
      const { modifiedCount } = await follows.updateOne(
        { ...edgeKey(from, to), active: true },
        { $set: { active: false }, ...carrying(event) },
      );
      return modifiedCount === 1;
    },

    async uncounted(from, to) {
      const projection = { outbox: 1, uncounted: 1 };
      const edge = await follows.findOne(edgeKey(from, to), { projection });
      return edge?.outbox?.filter(({ id }) => edge.uncounted?.includes(id)) ?? [];
    },

    insertAbsent: (edges) =>
      insertAbsent(
        follows,
        edges.map((edge) => ({ _id: edgeId(edge.from, edge.to), ...edge, active: true, requested: false })),
      ),

    async between(id, others) {
      const found = await follows
        .find(edgesBetween(id, others), { projection: { active: 1, requested: 1 } })
        .toArray();
      const byId = new Map(found.map((edge) => [edge._id, edge]));
      return others.map((other) => ({
        there: byId.get(edgeId(id, other))?.active ?? false,
        back: byId.get(edgeId(other, id))?.active ?? false,
        requested: byId.get(edgeId(id, other))?.requested ?? false,
      }));
    },

    async followedByAny(ids, limit) {
      const found = await follows
        .find({ from: { $in: [...ids] }, active: true }, { projection: { to: 1 } })
        .sort({ since: -1 })
        .limit(limit)
        .toArray();
      return found.map(({ to }) => to);
    },
  };
}
