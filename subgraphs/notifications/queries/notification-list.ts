import type { Cancellation } from '#platform/cancellation.js';
import type { Cursors } from '#platform/cursor.js';
import { fillPage } from '#platform/fill-page.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { NotificationModel } from '../models.js';
import type { Kind } from '../rules/kinds.js';
import type { GroupPosition, GroupRow } from '../store/groups.js';
import type { Stores } from '../store/index.js';
import type { Loaders } from './loaders.js';
import { toNotifications } from './visible-notifications.js';

/** The most unread notifications that are counted. */
export const MAX_UNREAD = 1_000;

export interface ListArguments {
  first: number;
  after?: string | null | undefined;
  kinds?: readonly Kind[] | null | undefined;
}

export interface ListDeps {
  stores: Pick<Stores, 'groups'>;
  cursors: Cursors;
}

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

  async page({ first, after, kinds = null }: ListArguments): Promise<Connection<NotificationModel>> {
    checkFirst(first);
    const { groups } = this.#deps.stores;
    const start = after == null ? null : this.positionOf(after, 'after');
    const { items, more, last } = await fillPage<GroupRow, NotificationModel>(
      first,
      (row, limit) => groups.page(this.#userId, { after: row ?? start, kinds, limit }),
      (rows) => toNotifications(this.#loaders.relationship, rows),
      this.#signal,
    );
    const cursor = (place: GroupPosition): string => this.#cursorOf(place);
    return toConnection(items, {
      cursor: ({ row }) => cursor(row),
      node: ({ node }) => node,
      more,
      isFirstPage: start === null,
      behind: last === null ? null : cursor(last),
    });
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
