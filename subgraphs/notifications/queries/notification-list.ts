import type { Cancellation } from '#platform/cancellation.js';
import { fillPage } from '#platform/fill-page.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { NotificationModel } from '../models.js';
import { KINDS, type ToldKind } from '../rules/kinds.js';
import type { GroupPosition, GroupRow } from '../store/groups.js';
import type { Stores } from '../store/index.js';
import { liveCursor, type LiveCursorDeps } from './live-cursor.js';
import type { Loaders } from './loaders.js';
import { toNotifications } from './visible-notifications.js';

/** The most unread notifications that are counted. */
export const MAX_UNREAD = 1_000;

export interface ListArguments {
  first: number;
  after?: string | null | undefined;
  kinds?: readonly ToldKind[] | null | undefined;
}

export interface ListDeps extends LiveCursorDeps {
  stores: Pick<Stores, 'groups'>;
}

/** A page, and where the live stream continues after it: null when it is not asked for, or not known. */
export type NotificationPage = Connection<NotificationModel> & { liveCursor: string | null };

/** Pages of a user's notifications. */
export class NotificationList {
  readonly #deps: ListDeps;
  readonly #userId: string;
  readonly #loaders: Loaders;
  readonly #signal: Cancellation | undefined;

  constructor(deps: ListDeps, userId: string, loaders: Loaders, signal: Cancellation | undefined) {
    this.#deps = deps;
    this.#userId = userId;
    this.#loaders = loaders;
    this.#signal = signal;
  }

  /** One page. `hasLiveCursor`: whether the page must lead on to the live stream. */
  async page(
    { first, after, kinds: wanted }: ListArguments,
    hasLiveCursor: boolean,
  ): Promise<NotificationPage> {
    checkFirst(first);
    const { groups } = this.#deps.stores;
    const kinds = wanted == null ? null : KINDS.filter((kind) => wanted.includes(kind));
    const start = after == null ? null : this.positionOf(after, 'after');
    // Read before the page: what happens meanwhile comes live.
    const live = hasLiveCursor && start === null ? await liveCursor(this.#deps) : null;
    const { items, more, last } = await fillPage<GroupRow, NotificationModel>(
      first,
      (row, limit) => groups.page(this.#userId, { after: row ?? start, kinds, limit }),
      (rows) => toNotifications(this.#loaders, rows),
      this.#signal,
    );
    const cursor = (place: GroupPosition): string => this.#cursorOf(place);
    const page = toConnection(items, {
      cursor: ({ row }) => cursor(row),
      node: ({ node }) => node,
      more,
      isFirstPage: start === null,
      behind: last === null ? null : cursor(last),
    });
    return { ...page, liveCursor: live };
  }

  /** At most MAX_UNREAD. */
  async unreadCount(): Promise<number> {
    const { readUpTo } = await this.#loaders.reader.load(this.#userId);
    return this.#deps.stores.groups.countNewer(this.#userId, readUpTo, MAX_UNREAD);
  }

  /** The place of a cursor of this user's list; BAD_USER_INPUT for every other cursor. */
  positionOf(cursor: string, argument: string): GroupPosition {
    const [latest, id] = this.#deps.cursors.unpack(this.#listName, cursor, argument);
    return { latest: String(latest), _id: String(id) };
  }

  #cursorOf({ latest, _id }: GroupPosition): string {
    return this.#deps.cursors.pack(this.#listName, [latest, _id]);
  }

  get #listName(): string {
    return `notifications:${this.#userId}`;
  }
}
