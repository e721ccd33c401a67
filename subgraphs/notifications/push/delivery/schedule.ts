import type { Clock } from '#platform/clock.js';
import type { PushSettings } from '../../rules/push.js';
import type { Deliveries, Delivery } from '../../store/deliveries.js';
import type { Devices } from '../../store/devices.js';
import type { DeliveryQueue } from './delivery-queue.js';

/** A notification that came up for a user. */
export type Arrival = Pick<Delivery, 'userId' | 'notificationId' | 'kind' | 'at' | 'senderId'>;

export interface ScheduleDeps {
  readonly devices: Devices;
  readonly deliveries: Deliveries;
  readonly queue: DeliveryQueue;
  readonly settings: PushSettings;
  readonly clock: Clock;
}

/** Writes down what is to be pushed, each notification once, and lets this process begin as far as it has capacity. */
export async function schedule(deps: ScheduleDeps, arrivals: readonly Arrival[]): Promise<void> {
  const { devices, deliveries, queue, settings, clock } = deps;
  const now = clock.now();
  const fresh = arrivals.filter(({ at }) => now - at <= settings.freshMs);
  const owners = await devices.ownersAmong([...new Set(fresh.map(({ userId }) => userId))], now);
  const wanted = fresh.filter(({ userId }) => owners.has(userId));
  if (wanted.length === 0) return;
  const { capacity } = queue;
  const added = await deliveries.insertAbsent(
    wanted.map((each, index) => ({
      ...each,
      _id: `${each.userId}:${each.notificationId}`,
      ...{ left: null, wasInView: false, failures: 0 },
      dueAt: index < capacity ? now + settings.claimMs : now,
    })),
  );
  queue.add(added.filter(({ dueAt }) => dueAt !== undefined && dueAt > now));
}
