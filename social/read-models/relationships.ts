import type { AuthorState, ViewPermission, Relationship } from '../visibility.js';
import type { ActiveEdges } from './edges.js';
import { edgeId } from './graph-documents.js';
import type { Authors, Author } from './authors.js';

/** What the graph is read from. */
export interface GraphSources {
  authors: (ids: readonly string[]) => Promise<Authors>;
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
    readWith(sources, viewerId, authorIds, (users) => readHiding(sources, pairs, users)),
    sources.follows(joined(pairs).map(there)),
  ]);
  return pairs.map((pair) => relationshipOf(pair, read.users, { ...read.edges, follows }));
}

/** What one viewer may see of many authors. */
export async function readViewPermissions(
  sources: GraphSources,
  viewerId: string | null,
  authorIds: readonly string[],
): Promise<ViewPermission[]> {
  const pairs = authorIds.map((authorId) => ({ viewerId, authorId }));
  const { users, edges } = await readWith(sources, viewerId, authorIds, async (them) => {
    const shut = joined(pairs).filter(({ authorId }) => them.get(authorId)?.protected);
    const [blocks, follows] = await Promise.all([
      readBlocks(sources, pairs, them),
      sources.follows(shut.map(there)),
    ]);
    return { blocks, follows, mutes: NONE };
  });
  return pairs.map((pair) => relationshipOf(pair, users, edges));
}

/** How many viewers stand to one author. Of the viewers themselves nothing is read: they may be many. */
export async function readRelationshipsTo(
  sources: GraphSources,
  authorId: string,
  viewerIds: readonly string[],
): Promise<Relationship[]> {
  const pairs = viewerIds.map((viewerId) => ({ viewerId, authorId }));
  const [read, follows] = await Promise.all([
    readWith(sources, authorId, [], (users) => readHiding(sources, pairs, users)),
    sources.follows(joined(pairs).map(there)),
  ]);
  return pairs.map((pair) => relationshipOf(pair, read.users, { ...read.edges, follows }));
}

/** What every subgraph may know of an author; null for one that never was. */
export function authorState(user: Author | undefined): AuthorState | null {
  if (!user) return null;
  return {
    id: user._id,
    protected: user.protected,
    suspended: user.suspendedAt !== null,
    deleted: user.deletedAt !== null,
    followersCount: user.followersCount,
  };
}

/** Reads users in one find, then such edges as are worth a look for these users. */
async function readWith<Read>(
  sources: GraphSources,
  id: string | null,
  others: readonly string[],
  readEdges: (users: Authors) => Promise<Read>,
): Promise<{ users: Authors; edges: Read }> {
  const users = await sources.authors(id === null ? others : [id, ...others]);
  return { users, edges: await readEdges(users) };
}

async function readHiding(
  sources: GraphSources,
  pairs: readonly Pair[],
  users: Authors,
): Promise<Pick<Edges, 'blocks' | 'mutes'>> {
  const [blocks, mutes] = await Promise.all([
    readBlocks(sources, pairs, users),
    sources.mutes(joined(pairs).filter(mayHave('inMutes', users)).map(there)),
  ]);
  return { blocks, mutes };
}

function readBlocks({ blocks }: GraphSources, pairs: readonly Pair[], users: Authors) {
  return blocks(joined(pairs).filter(mayHave('inBlocks', users)).flatMap(bothWays));
}

/** Whether there may be an edge between two users: not when either is known to have none at all. */
function mayHave(kind: 'inBlocks' | 'inMutes', users: Authors) {
  return ({ viewerId, authorId }: JoinedPair): boolean =>
    users.get(viewerId)?.[kind] !== false && users.get(authorId)?.[kind] !== false;
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

function relationshipOf(pair: Pair, users: Authors, { follows, blocks, mutes }: Edges): Relationship {
  return {
    author: authorState(users.get(pair.authorId)),
    isSelf: pair.authorId === pair.viewerId,
    following: follows.has(there(pair)),
    blocking: blocks.has(there(pair)),
    blockedBy: blocks.has(back(pair)),
    muting: mutes.has(there(pair)),
  };
}
