import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { VisibleUsers } from './visible-users.js';
import type { Profile } from '../store/index.js';

/** The page that a client asks for. */
export interface PageArguments {
  first: number;
  after?: string | null | undefined;
}

/** A list of users as a skeleton: ids in order, each with its position. */
export interface Skeleton<Position> {
  /** Up to `limit` rows behind a position. Fewer rows mean that the list has ended. */
  read(behind: Position | undefined, limit: number): Promise<{ id: string; position: Position }[]>;
  pack(position: Position): string;
  unpack(cursor: string): Position;
}

/** Reads of the skeleton that one page may take, when most of the users are hidden. */
const MAX_READS = 10;

/** Rows of the second read and the reads after it. */
const NEXT_READ = 100;

/**
 * One page of the users that the viewer may see: skeleton, then rules. Hidden users leave no gap: the page is filled with the
 * users behind them. After MAX_READS reads the page ends early, with a cursor to continue from.
 */
export async function visiblePage<Position>(
  users: VisibleUsers,
  { first, after }: PageArguments,
  { read, pack, unpack }: Skeleton<Position>,
): Promise<Connection<Profile>> {
  checkFirst(first);
  const start = after == null ? undefined : unpack(after);
  const found: { position: Position; user: Profile }[] = [];
  let behind = start;
  let ended = false;
  for (let reads = 0; reads < MAX_READS && !ended && found.length <= first; reads++) {
    users.checkWanted();
    const limit = reads === 0 ? first + 1 : NEXT_READ;
    const rows = await read(behind, limit);
    const profiles = await Promise.all(rows.map(({ id }) => users.visible(id)));
    for (const [index, { position }] of rows.entries()) {
      const user = profiles[index];
      if (user) found.push({ position, user });
      behind = position;
    }
    ended = rows.length < limit;
  }
  const page = toConnection(found.slice(0, first), {
    cursor: ({ position }) => pack(position),
    node: ({ user }) => user,
    more: found.length > first || !ended,
    isFirstPage: start === undefined,
  });
  if (found.length <= first && !ended && behind !== undefined) page.pageInfo.endCursor = pack(behind);
  return page;
}
