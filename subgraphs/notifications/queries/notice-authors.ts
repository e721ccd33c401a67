import type { Cancellation } from '#platform/cancellation.js';
import type { Cursors } from '#platform/cursor.js';
import { fillPage } from '#platform/fill-page.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import { canSeeProfile } from '#social/visibility.js';
import type { Stores } from '../store/index.js';
import type { Subscription } from '../store/subscriptions.js';
import type { ActorsArguments } from './actor-list.js';
import type { Loaders } from './loaders.js';

/** A page of the visible authors whose notices a user has turned on, the newest first. */
export async function noticeAuthorsPage(
  { stores, cursors }: { stores: Pick<Stores, 'subscriptions'>; cursors: Cursors },
  userId: string,
  { first, after }: ActorsArguments,
  { relationship }: Pick<Loaders, 'relationship'>,
  signal: Cancellation | undefined,
): Promise<Connection<{ id: string }>> {
  checkFirst(first);
  const list = `notices:${userId}`;
  const start = after == null ? undefined : String(cursors.unpack(list, after)[0]);
  const { items, more, last } = await fillPage<Subscription, { id: string }>(
    first,
    (row, limit) => stores.subscriptions.authors(userId, { below: row?.since ?? start, limit }),
    async (rows) => {
      const read = await Promise.all(rows.map(({ id }) => relationship.load(id)));
      return rows.map(({ id }, index) => (canSeeProfile(read[index]!) ? { id } : null));
    },
    signal,
  );
  const cursor = ({ since }: Subscription): string => cursors.pack(list, [since]);
  return toConnection(items, {
    cursor: ({ row }) => cursor(row),
    node: ({ node }) => node,
    more,
    isFirstPage: start === undefined,
    behind: last === null ? null : cursor(last),
  });
}
