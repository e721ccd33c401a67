import type { Collection } from 'mongodb';
import type { AuthorState, Sight, Standing } from '../visibility.js';
import { edgeId, type EdgeDocument } from './graph-documents.js';
import type { People, Person } from './people.js';

/** What the graph is read from. */
export interface GraphCollections {
  people: (ids: readonly string[]) => Promise<People>;
  follows: Collection<EdgeDocument>;
  blocks: Collection<EdgeDocument>;
  mutes: Collection<EdgeDocument>;
}

/** A viewer, or nobody signed in, and an author. */
interface Pair {
  viewerId: string | null;
  authorId: string;
}

/** The edges that hold, by id. */
interface Edges {
  follows: ReadonlySet<string>;
  blocks: ReadonlySet<string>;
  mutes: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** How one viewer stands to many authors. */
export async function readStandings(
  collections: GraphCollections,
  viewerId: string | null,
  authorIds: readonly string[],
): Promise<Standing[]> {
  const pairs = authorIds.map((authorId) => ({ viewerId, authorId }));
  const [read, follows] = await Promise.all([
    readWith(collections, viewerId, authorIds, (people) => readHiding(collections, pairs, people)),
    activeAmong(collections.follows, joined(pairs).flatMap(bothWays)),
  ]);
  return pairs.map((pair) => standingOf(pair, read.people, { ...read.edges, follows }));
}

/** What one viewer may see of many authors. */
export async function readSights(
  collections: GraphCollections,
  viewerId: string | null,
  authorIds: readonly string[],
): Promise<Sight[]> {
  const pairs = authorIds.map((authorId) => ({ viewerId, authorId }));
  const { people, edges } = await readWith(collections, viewerId, authorIds, async (them) => {
    const shut = joined(pairs).filter(({ authorId }) => them.get(authorId)?.protected);
    const [blocks, follows] = await Promise.all([
      readBlocks(collections, pairs, them),
      activeAmong(collections.follows, shut.map(there)),
    ]);
    return { blocks, follows, mutes: NONE };
  });
  return pairs.map((pair) => standingOf(pair, people, edges));
}

/** How many viewers stand to one author. Of the viewers themselves nothing is read: they may be many. */
export async function readStandingsTo(
  collections: GraphCollections,
  authorId: string,
  viewerIds: readonly string[],
): Promise<Standing[]> {
  const pairs = viewerIds.map((viewerId) => ({ viewerId, authorId }));
  const [read, follows] = await Promise.all([
    readWith(collections, authorId, [], (people) => readHiding(collections, pairs, people)),
    activeAmong(collections.follows, joined(pairs).flatMap(bothWays)),
  ]);
  return pairs.map((pair) => standingOf(pair, read.people, { ...read.edges, follows }));
}

/** What every room may know of an author; null for one that never was. */
export function authorState(person: Person | undefined): AuthorState | null {
  if (!person) return null;
  return {
    id: person._id,
    protected: person.protected,
    suspended: person.suspendedAt !== null,
    deleted: person.deletedAt !== null,
    followersCount: person.followersCount,
  };
}

/** Reads people in one find, then such edges as are worth a look for these people. */
async function readWith<Read>(
  collections: GraphCollections,
  id: string | null,
  others: readonly string[],
  readEdges: (people: People) => Promise<Read>,
): Promise<{ people: People; edges: Read }> {
  const people = await collections.people(id === null ? others : [id, ...others]);
  return { people, edges: await readEdges(people) };
}

async function readHiding(
  collections: GraphCollections,
  pairs: readonly Pair[],
  people: People,
): Promise<Pick<Edges, 'blocks' | 'mutes'>> {
  const [blocks, mutes] = await Promise.all([
    readBlocks(collections, pairs, people),
    activeAmong(collections.mutes, joined(pairs).filter(mayHave('inMutes', people)).map(there)),
  ]);
  return { blocks, mutes };
}

function readBlocks({ blocks }: GraphCollections, pairs: readonly Pair[], people: People) {
  return activeAmong(blocks, joined(pairs).filter(mayHave('inBlocks', people)).flatMap(bothWays));
}

/** Whether there may be an edge between two people: not when either is known to have none at all. */
function mayHave(kind: 'inBlocks' | 'inMutes', people: People) {
  return ({ viewerId, authorId }: JoinedPair): boolean =>
    people.get(viewerId)?.[kind] !== false && people.get(authorId)?.[kind] !== false;
}

interface JoinedPair extends Pair {
  viewerId: string;
}

/** Nobody is joined to themself, and nobody signed in to no one. */
function joined(pairs: readonly Pair[]): JoinedPair[] {
  return pairs.filter(
    (pair): pair is JoinedPair => pair.viewerId !== null && pair.viewerId !== pair.authorId,
  );
}

function there({ viewerId, authorId }: Pair): string {
  return edgeId(viewerId ?? '', authorId);
}

function back({ viewerId, authorId }: Pair): string {
  return edgeId(authorId, viewerId ?? '');
}

function bothWays(pair: Pair): string[] {
  return [there(pair), back(pair)];
}

function standingOf(pair: Pair, people: People, { follows, blocks, mutes }: Edges): Standing {
  return {
    author: authorState(people.get(pair.authorId)),
    isSelf: pair.authorId === pair.viewerId,
    following: follows.has(there(pair)),
    followedBy: follows.has(back(pair)),
    blocking: blocks.has(there(pair)),
    blockedBy: blocks.has(back(pair)),
    muting: mutes.has(there(pair)),
  };
}

async function activeAmong(edges: Collection<EdgeDocument>, ids: string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return NONE;
  const found = await edges
    .find({ _id: { $in: [...new Set(ids)] }, active: true }, { projection: { _id: 1 } })
    .toArray();
  return new Set(found.map(({ _id }) => _id));
}
