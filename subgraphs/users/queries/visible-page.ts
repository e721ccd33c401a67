import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { VisibleUsers } from './visible-users.js';
import type { Profile } from '../store/index.js';

/** What a client asks of a list. */
export interface PageArguments {
  first: number;
  after?: string | null | undefined;
}

/** A list of users, as skeleton: ids in order, each with its position. */
export interface Skeleton<Position> {
  /** Up to `limit` rows behind a position. Fewer mean that the list ends there. */
  read(behind: Position | undefined, limit: number): Promise<{ id: string; position: Position }[]>;
  pack(position: Position): string;
  unpack(cursor: string): Position;
}

/** How many looks one page may take to be filled when most of the users are hidden. */
const MAX_LOOKS = 10;

/** How many rows the second look and those after it take at least. */
const NEXT_LOOK = 100;

/**
 * One page of the users whom the viewer may see: skeleton, then rules. Hidden users leave no gap: the page is filled with
 * those behind them. After MAX_LOOKS looks it ends early, with a cursor to go on from.
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
  for (let look = 0; look < MAX_LOOKS && !ended && found.length <= first; look++) {
    const limit = look === 0 ? first + 1 : NEXT_LOOK;
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
