import type DataLoader from 'dataloader';
import type { Relationship } from '#social/visibility.js';
import type { NotificationModel } from '../models.js';
import { mayHearOf } from '../rules/actor-rule.js';
import { groupKeyOf } from '../rules/group-key.js';
import { toldTweetOf, type ToldTweet } from '../rules/mute-rule.js';
import { TYPE_OF } from '../rules/kinds.js';
import type { GroupRow } from '../store/groups.js';

/** What the viewer's request has read of actors, by their ids. */
export interface ActorLoaders {
  relationship: DataLoader<string, Relationship>;
  /** Whether the viewer has turned on the notices of an author. */
  hasNotices: DataLoader<string, boolean>;
  /** Whether the viewer mutes the tweets of groups, in their order. */
  areMuted: (told: readonly (ToldTweet | null)[]) => Promise<boolean[]>;
}

/**
 * The notifications of groups by the rules of this moment; null for one that tells of nobody any more. One read for all. Actors who
 * were hidden a moment ago are still in the group, and do not count.
 */
export async function toNotifications(
  { relationship, hasNotices, areMuted }: ActorLoaders,
  rows: readonly GroupRow[],
): Promise<(NotificationModel | null)[]> {
  const ids = [...new Set(rows.flatMap(({ newest }) => newest.map(({ id }) => id)))];
  const [read, mutes] = await Promise.all([
    Promise.all(ids.map((id) => relationship.load(id))),
    areMuted(rows.map(({ _id, newest }) => toldTweetOf(_id, newest[0]?.id))),
  ]);
  const known = new Map(ids.map((id, index) => [id, read[index]]));
  // Nearly no page has a muted author whose notices are on.
  const muted = rows
    .flatMap(({ kind, newest }) => (kind === 'NEW_TWEET' ? newest : []))
    .filter(({ id }) => known.get(id)?.muting);
  const on = new Map(
    await Promise.all(muted.map(async ({ id }) => [id, await hasNotices.load(id)] as const)),
  );
  return rows.map(({ _id, kind, count, newest, latest }, index) => {
    if (mutes[index]) return null;
    const visible = newest.filter(({ id }) => {
      const toActor = known.get(id);
      return toActor !== undefined && mayHearOf(kind, toActor, on.get(id));
    });
    const actorsCount = count - (newest.length - visible.length);
    if (actorsCount === 0) return null;
    const { object } = groupKeyOf(_id);
    return { __typename: TYPE_OF[kind], group: _id, object, latest, actorsCount, newest: visible };
  });
}
