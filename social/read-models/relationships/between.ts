import type { AuthorState, Relationship, ViewPermission } from '../../visibility.js';
import type { Account, Accounts } from './accounts.js';
import { edgeId } from './documents.js';
import type { ReadActiveEdges } from './edges.js';

/** What relationships are read from. */
export interface RelationshipSources {
  accounts: (ids: readonly string[]) => Promise<Accounts>;
  follows: ReadActiveEdges;
  blocks: ReadActiveEdges;
  mutes: ReadActiveEdges;
}

/** A viewer, null when not signed in, and an author. */
interface Pair {
  viewerId: string | null;
  authorId: string;
}

/** A pair that can have edges: a signed-in viewer and another user. */
interface DistinctPair extends Pair {
  viewerId: string;
}

/** The active edges, by id. */
interface Edges {
  follows: ReadonlySet<string>;
  blocks: ReadonlySet<string>;
  mutes: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

export async function readRelationshipsOfViewer(
  sources: RelationshipSources,
  viewerId: string | null,
  authorIds: readonly string[],
): Promise<Relationship[]> {
  const pairs = authorIds.map((authorId) => ({ viewerId, authorId }));
  const [read, follows] = await Promise.all([
    readThenEdges(sources, viewerId, authorIds, (accounts) => readHidingEdges(sources, pairs, accounts)),
    sources.follows(distinct(pairs).map(forwardId)),
  ]);
  return pairs.map((pair) => relationshipOf(pair, read.accounts, { ...read.edges, follows }));
}

export async function readViewPermissions(
  sources: RelationshipSources,
  viewerId: string | null,
  authorIds: readonly string[],
): Promise<ViewPermission[]> {
  const pairs = authorIds.map((authorId) => ({ viewerId, authorId }));
  const { accounts, edges } = await readThenEdges(sources, viewerId, authorIds, async (read) => {
    const toProtected = distinct(pairs).filter(({ authorId }) => read.get(authorId)?.protected);
    const [blocks, follows] = await Promise.all([
      readBlocks(sources, pairs, read),
      sources.follows(toProtected.map(forwardId)),
    ]);
    return { blocks, follows, mutes: NONE };
  });
  return pairs.map((pair) => relationshipOf(pair, accounts, edges));
}

/** Does not read the accounts of the viewers: there may be many. */
export async function readRelationshipsToAuthor(
  sources: RelationshipSources,
  authorId: string,
  viewerIds: readonly string[],
): Promise<Relationship[]> {
  const pairs = viewerIds.map((viewerId) => ({ viewerId, authorId }));
  const [read, follows] = await Promise.all([
    readThenEdges(sources, authorId, [], (accounts) => readHidingEdges(sources, pairs, accounts)),
    sources.follows(distinct(pairs).map(forwardId)),
  ]);
  return pairs.map((pair) => relationshipOf(pair, read.accounts, { ...read.edges, follows }));
}

/** The state of an author for visibility rules; null for an unknown one. */
export function authorState(account: Account | undefined): AuthorState | null {
  if (!account) return null;
  return {
    id: account._id,
    protected: account.protected,
    suspended: account.suspendedAt !== null,
    deleted: account.deletedAt !== null,
    followersCount: account.followersCount,
  };
}

/** Reads accounts in one find, then the edges that these accounts may have. */
async function readThenEdges<Read>(
  sources: RelationshipSources,
  id: string | null,
  others: readonly string[],
  readEdges: (accounts: Accounts) => Promise<Read>,
): Promise<{ accounts: Accounts; edges: Read }> {
  const accounts = await sources.accounts(id === null ? others : [id, ...others]);
  return { accounts, edges: await readEdges(accounts) };
}

async function readHidingEdges(
  sources: RelationshipSources,
  pairs: readonly Pair[],
  accounts: Accounts,
): Promise<Pick<Edges, 'blocks' | 'mutes'>> {
  const [blocks, mutes] = await Promise.all([
    readBlocks(sources, pairs, accounts),
    sources.mutes(distinct(pairs).filter(mayHave('inMutes', accounts)).map(forwardId)),
  ]);
  return { blocks, mutes };
}

function readBlocks({ blocks }: RelationshipSources, pairs: readonly Pair[], accounts: Accounts) {
  return blocks(distinct(pairs).filter(mayHave('inBlocks', accounts)).flatMap(bothIds));
}

/** Whether there may be an edge between two users: not when either is known to have none at all. */
function mayHave(kind: 'inBlocks' | 'inMutes', accounts: Accounts) {
  return ({ viewerId, authorId }: DistinctPair): boolean =>
    accounts.get(viewerId)?.[kind] !== false && accounts.get(authorId)?.[kind] !== false;
}

function distinct(pairs: readonly Pair[]): DistinctPair[] {
  return pairs.filter(
    (pair): pair is DistinctPair => pair.viewerId !== null && pair.viewerId !== pair.authorId,
  );
}

function forwardId({ viewerId, authorId }: Pair): string {
  return edgeId(viewerId ?? '', authorId);
}

function backwardId({ viewerId, authorId }: Pair): string {
  return edgeId(authorId, viewerId ?? '');
}

function bothIds(pair: Pair): string[] {
  return [forwardId(pair), backwardId(pair)];
}

function relationshipOf(pair: Pair, accounts: Accounts, { follows, blocks, mutes }: Edges): Relationship {
  return {
    author: authorState(accounts.get(pair.authorId)),
    isSelf: pair.authorId === pair.viewerId,
    following: follows.has(forwardId(pair)),
    blocking: blocks.has(forwardId(pair)),
    blockedBy: blocks.has(backwardId(pair)),
    muting: mutes.has(forwardId(pair)),
  };
}
