import type { Cancellation } from '#platform/cancellation.js';
import type { Cursors } from '#platform/cursor.js';
import { fillPage } from '#platform/fill-page.js';
import { checkFirst, toConnection, type Connection } from '#platform/page.js';
import type { NotificationModel } from '../models.js';
import { mayHearOf } from '../rules/actor-rule.js';
import { groupKeyOf } from '../rules/group-key.js';
import type { GroupActor } from '../store/documents.js';
import type { Stores } from '../store/index.js';
import type { Loaders } from './loaders.js';

export interface ActorsArguments {
  first: number;
  after?: string | null | undefined;
}

export interface ActorListDeps {
  stores: Pick<Stores, 'actions'>;
  cursors: Cursors;
}

/**
 * A page of the actors of a notification. The first page comes from the group itself, without a read, so it has at most as many as
 * the group keeps: a list of a hundred notifications reads no list of actors.
 */
export async function actorPage(
  { stores, cursors }: ActorListDeps,
  { group, newest, actorsCount }: NotificationModel,
  { first, after }: ActorsArguments,
  { relationship }: Pick<Loaders, 'relationship'>,
  signal: Cancellation | undefined,
): Promise<Connection<{ id: string }>> {
  checkFirst(first);
  const list = `actors:${group}`;
  const shape = {
    cursor: ({ at }: GroupActor) => cursors.pack(list, [at]),
    node: ({ id }: GroupActor) => ({ id }),
  };
  if (after == null) {
    const rows = newest.slice(0, first);
    return toConnection(rows, { ...shape, more: actorsCount > rows.length, isFirstPage: true });
  }
  const start = String(cursors.unpack(list, after)[0]);
  const { kind } = groupKeyOf(group);
  const { items, more, last } = await fillPage<GroupActor, GroupActor>(
    first,
    (row, limit) => stores.actions.actors(group, { below: row?.at ?? start, limit }),
    async (rows) => {
      const read = await Promise.all(rows.map(({ id }) => relationship.load(id)));
      return rows.map((row, index) => (mayHearOf(kind, read[index]!) ? row : null));
    },
    signal,
  );
  return toConnection(
    items.map(({ node }) => node),
    { ...shape, more, isFirstPage: false, behind: last === null ? null : shape.cursor(last) },
  );
}
