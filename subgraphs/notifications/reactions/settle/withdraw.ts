import type { Outbox } from '#platform/mongo/index.js';
import type { Snowflake } from '#platform/snowflake.js';
import type { CreateEvent } from '#schema/events.js';
import type { Subject } from '../../rules/group-key.js';
import type { Stores } from '../../store/index.js';
import { changeEvent } from './change-event.js';

/** How often the groups about an object are looked for: the last time, there are none. */
const ROUNDS = 5;

export interface WithdrawDeps {
  stores: Pick<Stores, 'actions' | 'groups'>;
  outbox: Pick<Outbox, 'dispatch'>;
  createEvent: CreateEvent;
  ids: Snowflake;
}

/**
 * Removes everything about objects that are gone. The actions go first: a group that is emptied before them would count those that
 * are left. What comes late finds the object gone, too.
 */
export async function withdraw(deps: WithdrawDeps, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return;
  const { actions, groups } = deps.stores;
  await actions.deleteAbout(subjects);
  // A group that is shown or hidden meanwhile is in the state of the next round.
  for (let round = 0; round < ROUNDS; round++) {
    const left = await groups.about(subjects);
    for (const { _id, shown } of left) await empty(deps, _id, shown);
    if (left.length === 0) return;
  }
}

async function empty(
  { stores: { groups }, outbox, ids, ...deps }: WithdrawDeps,
  id: string,
  wasShown: boolean,
): Promise<void> {
  const event = changeEvent(deps, id, { wasShown, shown: false, isOld: true });
  if ((await groups.empty(id, ids.next(), event)) && event) {
    outbox.dispatch(groups.collection.collectionName, id, event);
  }
}
