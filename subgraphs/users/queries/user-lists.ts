import type { Cursors } from '#platform/cursor.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { VisibleUsers } from './visible-users.js';
import type { Profile, Row, RowPage } from '../store/index.js';
import type { QueryDeps } from './deps.js';
import { visiblePage, type PageArguments, type Skeleton } from './visible-page.js';

type List = (users: VisibleUsers, id: string, page: PageArguments) => Promise<Connection<Profile>>;

/** The lists of users with an edge from or to a user, newest edge first. */
export function userLists({ stores, cursors }: QueryDeps) {
  const { follows, requests, blocks, mutes } = stores;
  const list =
    (name: string, rows: (id: string, page: RowPage) => Promise<Row[]>): List =>
    (users, id, page) =>
      visiblePage(
        users,
        page,
        edgeList(cursors, `${name}:${id}`, (rowPage) => rows(id, rowPage)),
      );

  return {
    followers: whereAllowed(list('followers', follows.to)),
    following: whereAllowed(list('following', follows.from)),
    followRequests: list('follow-requests', requests.to),
    blocks: list('blocks', blocks.from),
    mutes: list('mutes', mutes.from),
  };
}

/** The followers and follows of a protected account are for viewers who may see its tweets; others receive an empty list. */
function whereAllowed(list: List): List {
  return async (users, id, page) => {
    if (await users.canSeeFollows(id)) return list(users, id, page);
    checkFirst(page.first);
    const isFirstPage = page.after == null;
    return toConnection<never, Profile>([], {
      cursor: String,
      node: (none) => none,
      more: false,
      isFirstPage,
    });
  };
}

function edgeList(cursors: Cursors, list: string, rows: (page: RowPage) => Promise<Row[]>): Skeleton<string> {
  return {
    read: async (below, limit) =>
      (await rows({ below, limit })).map(({ id, since }) => ({ id, position: since })),
    pack: (since) => cursors.pack(list, [since]),
    unpack: (cursor) => String(cursors.unpack(list, cursor)[0]),
  };
}
