import { sweepLease, type Outbox } from '#platform/mongo/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { NotificationsSettings } from '../../rules/settings.js';
import type { GroupState } from '../../store/groups.js';
import type { Stores } from '../../store/index.js';
import { reviewGroup } from './review-group.js';
import { settleGroup, type SettleDeps } from './settle-group.js';
import { Settler } from './settler.js';
import { withdraw } from './withdraw.js';

/** Opens what brings notifications in line with the actions that they tell of. */
export function openSettler(
  deps: SubgraphDeps,
  {
    stores,
    outbox,
    settings,
  }: { stores: Stores; outbox: Pick<Outbox, 'dispatch'>; settings: NotificationsSettings },
): Settler {
  const { mongo, clock, log } = deps;
  const { actions, groups, readers } = stores;
  const settleDeps: SettleDeps = {
    ...{ ...deps, actions, groups, readers, settings },
    withdraw: (subjects) => withdraw({ ...deps, stores, outbox }, subjects),
  };
  const dispatch = (id: string, { event }: GroupState): void => {
    if (event) outbox.dispatch(groups.collection.collectionName, id, event);
  };
  return new Settler({
    ...{ actions, settings, clock, log },
    lease: sweepLease(mongo, 'notifications-settling'),
    settle: (group) => settleGroup(settleDeps, group, dispatch),
    review: (group) => reviewGroup(settleDeps, group, dispatch),
  });
}
