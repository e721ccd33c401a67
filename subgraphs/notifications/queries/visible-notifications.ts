import type DataLoader from 'dataloader';
import type { Relationship } from '#social/visibility.js';
import type { NotificationModel } from '../models.js';
import { mayHearOf } from '../rules/actor-rule.js';
import { groupKeyOf } from '../rules/group-key.js';
import { TYPE_OF } from '../rules/kinds.js';
import type { GroupRow } from '../store/groups.js';

/**
 * The notifications of groups by the rules of this moment; null for one that tells of nobody any more. One read for all. Actors who
 * were hidden a moment ago are still in the group, and do not count.
 */
export async function toNotifications(
  relationships: DataLoader<string, Relationship>,
  rows: readonly GroupRow[],
): Promise<(NotificationModel | null)[]> {
  const ids = [...new Set(rows.flatMap(({ newest }) => newest.map(({ id }) => id)))];
  const read = await Promise.all(ids.map((id) => relationships.load(id)));
  const known = new Map(ids.map((id, index) => [id, read[index]]));
  return rows.map(({ _id, kind, count, newest, latest }) => {
    const visible = newest.filter(({ id }) => {
      const relationship = known.get(id);
      return relationship !== undefined && mayHearOf(kind, relationship);
    });
    const actorsCount = count - (newest.length - visible.length);
    if (actorsCount === 0) return null;
    const { object } = groupKeyOf(_id);
    return { __typename: TYPE_OF[kind], group: _id, object, latest, actorsCount, newest: visible };
  });
}
