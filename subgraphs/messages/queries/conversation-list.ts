import type { Cancellation } from '#platform/cancellation.js';
import { fillPage } from '#platform/fill-page.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { ConversationModel } from '../models.js';
import type { Stores } from '../store/index.js';
import type { MembershipPlace, MembershipRow } from '../store/memberships.js';
import { liveCursor, type LiveCursorDeps } from './live-cursor.js';
import type { Loaders } from './loaders.js';

export interface ConversationsArguments {
  first: number;
  after?: string | null | undefined;
  unreadFirst?: boolean;
}

export interface ConversationListDeps extends LiveCursorDeps {
  stores: Pick<Stores, 'memberships'>;
}

/** A page, and where the live stream continues after it: null when it is not asked for, or not known. */
export type ConversationPage = Connection<ConversationModel> & { liveCursor: string | null };

/** Which of a user's lists, and what of it. */
export interface ListSelection {
  list: 'INBOX' | 'REQUEST';
  hasLiveCursor: boolean;
}

/** A page of the conversations in one of a user's lists, the last activity first. */
export async function conversationPage(
  deps: ConversationListDeps,
  userId: string,
  { list, hasLiveCursor }: ListSelection,
  { first, after, unreadFirst = false }: ConversationsArguments,
  { conversation, marks }: Pick<Loaders, 'conversation' | 'marks'>,
  signal: Cancellation | undefined,
): Promise<ConversationPage> {
  checkFirst(first);
  const { stores, cursors } = deps;
  const name = `conversations:${userId}:${list}:${unreadFirst ? 'unread' : 'all'}`;
  const start = after == null ? null : placeOf(cursors.unpack(name, after));
  // Read before the page: what happens meanwhile comes live.
  const live = hasLiveCursor && start === null ? await liveCursor(deps) : null;
  const { items, more, last } = await fillPage<MembershipRow, ConversationModel>(
    first,
    (row, limit) => stores.memberships.page(userId, list, { after: row ?? start, unreadFirst, limit }),
    (rows) => {
      for (const row of rows) marks.prime({ user: userId, conversation: row.conversation }, row);
      return Promise.all(rows.map((row) => conversation.load(row.conversation)));
    },
    signal,
  );
  const cursor = ({ lastAt, _id, unread }: MembershipPlace): string =>
    cursors.pack(name, [lastAt, _id, unread ? 1 : 0]);
  const page = toConnection(items, {
    cursor: ({ row }) => cursor(row),
    node: ({ node }) => node,
    more,
    isFirstPage: start === null,
    behind: last === null ? null : cursor(last),
  });
  return { ...page, liveCursor: live };
}

function placeOf([lastAt, _id, unread]: (string | number)[]): MembershipPlace {
  return { lastAt: String(lastAt), _id: String(_id), unread: unread === 1 };
}
