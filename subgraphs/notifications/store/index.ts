import { Carrier, openCollection } from '#platform/mongo/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { NotificationsSettings } from '../rules/settings.js';
import { Actions } from './actions.js';
import {
  ACTIONS,
  GROUPS,
  READERS,
  SUBSCRIPTIONS,
  type ActionDocument,
  type GroupDocument,
  type ReaderDocument,
  type SubscriptionDocument,
} from './documents.js';
import { Groups } from './groups.js';
import { Notices } from './notices.js';
import { Readers } from './readers.js';
import { Subscriptions } from './subscriptions.js';

export { COLLECTIONS } from './documents.js';

/** All stores of this subgraph. */
export interface Stores {
  actions: Actions;
  groups: Groups;
  notices: Notices;
  readers: Readers;
  subscriptions: Subscriptions;
  /** The collections whose documents carry events. */
  carriers: readonly Carrier[];
}

/** Opens the stores and creates their indexes. */
export async function openStores(
  { mongo }: Pick<SubgraphDeps, 'mongo'>,
  { kept }: Pick<NotificationsSettings, 'kept'>,
): Promise<Stores> {
  const actions = new Actions(openCollection<ActionDocument>(mongo, ACTIONS), kept);
  const groups = new Groups(openCollection<GroupDocument>(mongo, GROUPS), kept);
  const readers = new Readers(openCollection<ReaderDocument>(mongo, READERS));
  const notices = new Notices(groups.collection, kept);
  const subscriptions = new Subscriptions(openCollection<SubscriptionDocument>(mongo, SUBSCRIPTIONS));
  const stores = { actions, groups, notices, readers, subscriptions };
  for (const store of Object.values(stores)) await store.ensureIndexes();
  const carriers = [
    Carrier.of(groups.collection, GROUPS),
    Carrier.of(readers.collection),
    Carrier.of(subscriptions.collection, SUBSCRIPTIONS),
  ];
  return { ...stores, carriers };
}
