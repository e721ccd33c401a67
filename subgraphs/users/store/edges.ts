import type { Collection, Document, UpdateFilter } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { OUTBOX_INDEX, isDuplicate } from '#platform/mongo/index.js';
import { edgeId, edgeKey } from '#social/read-models/relationships/index.js';
import type { PlainEdge, StoredAccount } from './documents.js';

/** One row of a list of users: the user, and a Snowflake of when the edge was made, which orders the list. */
export interface Row {
  id: string;
  since: string;
}

export interface RowPage {
  /** Only rows made before this Snowflake. */
  below?: string | undefined;
  limit: number;
}

/** The edges between two users, from the first one's side. */
export interface Between {
  there: boolean;
  back: boolean;
}

/** Makes or ends directed edges. Every change carries exactly one event; a write that changes nothing carries none. */
export interface Edges {
  /** True when the edge was not there. */
  make(from: string, to: string, since: string, event: AnyEvent): Promise<boolean>;
  /** True when the edge was there. */
  end(from: string, to: string, event: AnyEvent): Promise<boolean>;
  /** The edges between one user and others, in the order of `others`. */
  between(id: string, others: readonly string[]): Promise<Between[]>;
  /** The users that a user's edges lead to, newest edge first. */
  from(id: string, page: RowPage): Promise<Row[]>;
  /** The users whose edges lead to a user, newest edge first. */
  to(id: string, page: RowPage): Promise<Row[]>;
}

/** The indexes of an edge collection: both directions, newest first, active edges alone. */
export async function ensureEdgeIndexes(edges: Collection<PlainEdge>): Promise<void> {
  const partialFilterExpression = { active: true };
  await edges.createIndexes([
    { key: { from: 1, since: -1 }, name: 'from', partialFilterExpression },
    { key: { to: 1, since: -1 }, name: 'to', partialFilterExpression },
    OUTBOX_INDEX,
  ]);
}

export function createEdges(edges: Collection<PlainEdge>): Edges {
  return {
    make: (from, to, since, event) =>
      upsertEdge(
        edges,
        from,
        to,
        { active: { $ne: true } },
        {
          $set: { active: true, since },
          $push: { outbox: event },
        },
      ),

    async end(from, to, event) {
      const { modifiedCount } = await edges.updateOne(
        { ...edgeKey(from, to), active: true },
        { $set: { active: false }, $push: { outbox: event } },
      );
      return modifiedCount === 1;
    },

    async between(id, others) {
      const found = await edges
        .find({ ...edgesBetween(id, others), active: true }, { projection: { _id: 1 } })
        .toArray();
      const active = new Set(found.map(({ _id }) => _id));
      return others.map((other) => ({
        there: active.has(edgeId(id, other)),
        back: active.has(edgeId(other, id)),
      }));
    },

    from: (id, page) => pageOf(edges, 'from', 'to', id, page),
    to: (id, page) => pageOf(edges, 'to', 'from', id, page),
  };
}

/**
 * Edges whose first one is marked in both accounts before it is written: so a reader who finds no mark may skip the edges
 * (see AccountDocument), also while one is being written.
 */
export function createAnnouncedEdges(
  edges: Collection<PlainEdge>,
  accounts: Collection<StoredAccount>,
  mark: 'inBlocks' | 'inMutes',
): Edges {
  const plain = createEdges(edges);
  return {
    ...plain,
    async make(from, to, since, event) {
      await accounts.updateMany({ _id: { $in: [from, to] }, [mark]: false }, { $set: { [mark]: true } });
      return plain.make(from, to, since, event);
    },
  };
}

/**
 * Changes the edge when it is in `state`, or inserts it. True when it changed. An upsert that finds the edge in another state
 * tries to insert it and is refused as a duplicate; then an update decides, because a concurrent command may have inserted
 * the edge in the meantime.
 */
export async function upsertEdge<T extends PlainEdge>(
  edges: Collection<T>,
  from: string,
  to: string,
  state: Document,
  change: UpdateFilter<T> & { $set: object },
): Promise<boolean> {
  // The driver's types do not allow a generic filter.
  const typed = edges as unknown as Collection<{ _id: string } & Document>;
  const filter = { ...edgeKey(from, to), ...state };
  const update = { ...change, $setOnInsert: { to } } as UpdateFilter<{ _id: string } & Document>;
  try {
    const { upsertedCount, modifiedCount } = await typed.updateOne(filter, update, { upsert: true });
    return upsertedCount + modifiedCount === 1;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const { modifiedCount } = await typed.updateOne(filter, update);
    return modifiedCount === 1;
  }
}

/** The filter of the edges between one user and others, in both directions. */
export function edgesBetween(id: string, others: readonly string[]) {
  const ids = others.flatMap((other) => [edgeId(id, other), edgeId(other, id)]);
  return { _id: { $in: ids }, from: { $in: [id, ...others] } };
}

async function pageOf(
  edges: Collection<PlainEdge>,
  near: 'from' | 'to',
  far: 'from' | 'to',
  id: string,
  { below, limit }: RowPage,
): Promise<Row[]> {
  const found = await edges
    .find(
      { [near]: id, active: true, ...(below === undefined ? {} : { since: { $lt: below } }) },
      { projection: { [far]: 1, since: 1 } },
    )
    .sort({ since: -1 })
    .limit(limit)
    .toArray();
  return found.map((edge) => ({ id: edge[far], since: edge.since }));
}
