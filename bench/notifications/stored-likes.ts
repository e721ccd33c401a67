import type { Network } from '#network/index.js';
import {
  ACTIONS,
  type ActionDocument,
  type GroupDocument,
} from '#subgraphs/notifications/store/documents.js';
import { openCollection } from '#platform/mongo/index.js';
import { notifications } from '#subgraphs/notifications/index.js';
import { groupOf } from '#subgraphs/notifications/rules/group-key.js';
import { DEFAULTS } from '#subgraphs/notifications/rules/settings.js';
import { endOfGroup } from '#subgraphs/notifications/store/expiry.js';

const SLICE = 2_000;

export interface StoredLikes {
  /** How many notifications, of as many tweets that do not exist. */
  count?: number;
  /** The tweets instead. */
  tweets?: readonly string[];
  fanIds: readonly string[];
}

/** Writes notifications of likes directly to the stores, each with the like of a fan, or of three for given tweets. */
export async function storeLikes(
  network: Network,
  recipient: string,
  { count = 0, tweets, fanIds }: StoredLikes,
): Promise<void> {
  const { infrastructure } = network;
  const { ids, mongo } = infrastructure;
  const { stores } = network.subgraph(notifications).parts;
  const actions = openCollection<ActionDocument>(mongo, ACTIONS);
  const objects = tweets ?? Array.from({ length: count }, () => ids.next());
  for (let start = 0; start < objects.length; start += SLICE) {
    const groups: GroupDocument[] = [];
    const liked: ActionDocument[] = [];
    for (const [index, object] of objects.slice(start, start + SLICE).entries()) {
      const newest = (tweets ? [0, 1, 2] : [0])
        .map((n) => ({ id: fanIds[(index + n) % fanIds.length]!, at: ids.next() }))
        .reverse();
      const latest = newest[0]!.at;
      const subject = { recipient, kind: 'LIKE' as const, object };
      const group = groupOf(subject, latest);
      const expires = endOfGroup(group, DEFAULTS.kept);
      groups.push({
        ...{ _id: group, recipient, kind: 'LIKE', revision: latest, count: newest.length, newest, latest },
        ...{ shown: true, expires, outbox: [] },
      });
      for (const { id: actor, at } of newest) {
        const _id = [recipient, 'LIKE', object, actor].join(':');
        const state = { active: true, isWanted: true, version: at, at, batch: latest, counted: group };
        liked.push({ _id, recipient, actor, group, ...state, expires });
      }
    }
    await Promise.all([
      stores.groups.collection.insertMany(groups, { ordered: false }),
      actions.insertMany(liked, { ordered: false }),
    ]);
  }
}
