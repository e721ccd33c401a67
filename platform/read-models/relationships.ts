import type { AuthorState, ViewPermission, Relationship } from '../visibility.js';
import type { ActiveEdges } from './edges.js';
import { edgeId } from './graph-documents.js';
import type { People, Person } from './authors.js';

/** What the graph is read from. */
export interface GraphSources {
  people: (ids: readonly string[]) => Promise<People>;
  follows: ActiveEdges;
  blocks: ActiveEdges;
  mutes: ActiveEdges;
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
export async function readRelationships(
  sources: GraphSources,
  viewerId: string | null,
  authorIds: readonly string[],
): Promise<Relationship[]> {
  const pairs = authorIds.map((authorId) => ({ viewerId, authorId }));
  const [read, follows] = await Promise.all([
    readWith(sources, viewerId, authorIds, (people) => readHiding(sources, pairs, people)),
    sources.follows(joined(pairs).map(there)),
  ]);
  return pairs.map((pair) => relationshipOf(pair, read.people, { ...read.edges, follows }));
}

/** What one viewer may see of many authors. */
export async function readViewPermissions(
  sources: GraphSources,
  viewerId: string | null,
  authorIds: readonly string[],
): Promise<ViewPermission[]> {
  const pairs = authorIds.map((authorId) => ({ viewerId, authorId }));
  const { people, edges } = await readWith(sources, viewerId, authorIds, async (them) => {
    const shut = joined(pairs).filter(({ authorId }) => them.get(authorId)?.protected);
    const [blocks, follows] = await Promise.all([
      readBlocks(sources, pairs, them),
      sources.follows(shut.map(there)),
    ]);
    return { blocks, follows, mutes: NONE };
  });
  return pairs.map((pair) => relationshipOf(pair, people, edges));
}

/** How many viewers stand to one author. Of the viewers themselves nothing is read: they may be many. */
export async function readRelationshipsTo(
  sources: GraphSources,
  authorId: string,
  viewerIds: readonly string[],
): Promise<Relationship[]> {
  const pairs = viewerIds.map((viewerId) => ({ viewerId, authorId }));
  const [read, follows] = await Promise.all([
    readWith(sources, authorId, [], (people) => readHiding(sources, pairs, people)),
    sources.follows(joined(pairs).map(there)),
  ]);
  return pairs.map((pair) => relationshipOf(pair, read.people, { ...read.edges, follows }));
}

/** What every subgraph may know of an author; null for one that never was. */
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
  sources: GraphSources,
  id: string | null,
  others: readonly string[],
  readEdges: (people: People) => Promise<Read>,
): Promise<{ people: People; edges: Read }> {
  const people = await sources.people(id === null ? others : [id, ...others]);
  return { people, edges: await readEdges(people) };
}

async function readHiding(
  sources: GraphSources,
  pairs: readonly Pair[],
  people: People,
): Promise<Pick<Edges, 'blocks' | 'mutes'>> {
  const [blocks, mutes] = await Promise.all([
    readBlocks(sources, pairs, people),
    sources.mutes(joined(pairs).filter(mayHave('inMutes', people)).map(there)),
  ]);
  return { blocks, mutes };
}

function readBlocks({ blocks }: GraphSources, pairs: readonly Pair[], people: People) {
  return blocks(joined(pairs).filter(mayHave('inBlocks', people)).flatMap(bothWays));
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

function relationshipOf(pair: Pair, people: People, { follows, blocks, mutes }: Edges): Relationship {
  return {
    author: authorState(people.get(pair.authorId)),
    isSelf: pair.authorId === pair.viewerId,
    following: follows.has(there(pair)),
    blocking: blocks.has(there(pair)),
    blockedBy: blocks.has(back(pair)),
    muting: mutes.has(there(pair)),
  };
}
