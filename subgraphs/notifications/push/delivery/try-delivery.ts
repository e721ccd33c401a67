import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { Metrics } from '#platform/metrics/index.js';
import type { RateLimits } from '#platform/rate-limit/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { topicOf, type PushSettings } from '../../rules/push.js';
import type { Deliveries, Delivery } from '../../store/deliveries.js';
import type { Device, Devices } from '../../store/devices.js';
import type { Views } from '../../store/views.js';
import type { PushMessage, PushOutcome } from '../push-service.js';
import { sendBy, type PushServices } from '../push-services.js';

export interface DeliveryDeps {
  readonly services: PushServices;
  readonly devices: Devices;
  readonly deliveries: Deliveries;
  readonly views: Views;
  /** Whether the recipient still wants a push: the notification is shown, not read, and its kind is pushed. */
  readonly isWanted: (delivery: Delivery) => Promise<boolean>;
  readonly relationships: Pick<Relationships, 'isSignedIn'>;
  readonly rateLimits: RateLimits;
  readonly metrics: Pick<Metrics, 'pushes'>;
  readonly settings: PushSettings;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tries a delivery, and records what it has come to. */
export async function tryDelivery(deps: DeliveryDeps, delivery: Delivery): Promise<void> {
  const { deliveries, metrics, settings, clock } = deps;
  const now = clock.now();
  const devices = await devicesOf(deps, delivery, now);
  const reason = await reasonAgainst(deps, delivery, devices, now);
  if (reason === 'in-view' && !delivery.wasInView) {
    // Whoever closes the page now may have missed it. Then the view is not renewed until the next try.
    return deliveries.record({ ...delivery, wasInView: true, dueAt: now + settings.viewMs });
  }
  if (reason !== null) {
    metrics.pushes.inc({ outcome: reason });
    return deliveries.record(done(delivery, []));
  }
  const failed = await sendTo(deps, delivery, devices, now);
  await deliveries.record(failed.length === 0 ? done(delivery, []) : putOff(deps, delivery, failed, now));
}

/** The devices that have not got it, and whose sessions have not ended. */
async function devicesOf(
  { devices, relationships }: DeliveryDeps,
  { userId, left }: Delivery,
  now: number,
): Promise<Device[]> {
  const registered = await devices.of(userId, now);
  const wanted = registered.filter(({ id }) => left === null || left.includes(id));
  const sessionIds = [...new Set(wanted.map(({ sessionId }) => sessionId))];
  const signedIn = await Promise.all(sessionIds.map((id) => relationships.isSignedIn(userId, id)));
  return wanted.filter(({ sessionId }) => signedIn[sessionIds.indexOf(sessionId)]);
}

type Reason = 'late' | 'no-device' | 'unwanted' | 'in-view' | 'capped';

/** Why nothing is to be sent; null when something is. */
async function reasonAgainst(
  deps: DeliveryDeps,
  delivery: Delivery,
  devices: readonly Device[],
  now: number,
): Promise<Reason | null> {
  const { isWanted, views, settings } = deps;
  if (now - delivery.at > settings.freshMs) return 'late';
  if (devices.length === 0) return 'no-device';
  if (!(await isWanted(delivery))) return 'unwanted';
  if (delivery.left !== null) return null;
  if (await views.isInView(delivery.userId)) return 'in-view';
  return (await isWithinCap(deps, delivery.userId)) ? null : 'capped';
}

async function isWithinCap({ rateLimits }: DeliveryDeps, userId: string): Promise<boolean> {
  try {
    await rateLimits.consume(RULES.pushes, userId);
    return true;
  } catch (error) {
    if (error instanceof RookeryError && error.code === 'RATE_LIMITED') return false;
    throw error;
  }
}

interface Failure {
  readonly device: Device;
  readonly retryAfter: number;
}

/** Sends to all devices, removes those that are gone, and returns those where it may work later. */
async function sendTo(
  deps: DeliveryDeps,
  { userId, notificationId, kind, at }: Delivery,
  devices: readonly Device[],
  now: number,
): Promise<Failure[]> {
  const { services, settings, metrics } = deps;
  const message: PushMessage = {
    data: { user: userId, kind, notification: notificationId },
    topic: topicOf(notificationId),
    ttl: Math.ceil((at + settings.freshMs - now) / 1000),
  };
  const failures: Failure[] = [];
  await Promise.all(
    devices.map(async (device) => {
      const outcome = await sendBy(services, device.address, message);
      metrics.pushes.inc({ outcome: outcome.kind.toLowerCase() });
      if (outcome.kind === 'FAILED') failures.push({ device, retryAfter: outcome.retryAfter ?? 0 });
      await afterSend(deps, userId, device, outcome);
    }),
  );
  return failures;
}

async function afterSend(
  { devices, log }: DeliveryDeps,
  userId: string,
  { id, registeredAt, address }: Device,
  outcome: PushOutcome,
): Promise<void> {
  if (outcome.kind === 'ACCEPTED') return;
  // Not the whole endpoint: who knows it can push to the device.
  const to = address.kind === 'WEB' ? new URL(address.endpoint).host : 'apps';
  if (outcome.kind === 'GONE') {
    // Not a device that has registered again in the meantime.
    await devices.remove(userId, (device) => device.id === id && device.registeredAt === registeredAt);
    log.info({ userId, device: id, to }, 'a device is gone, its registration is removed');
  } else log.warn({ userId, device: id, to, reason: outcome.reason }, 'a push was not accepted');
}

function done(delivery: Delivery, left: readonly string[]): Delivery {
  const { dueAt: _, ...rest } = delivery;
  return { ...rest, left };
}

/** The next try, after the pause that its services want; given up after the last pause. */
function putOff(
  { settings, metrics }: DeliveryDeps,
  delivery: Delivery,
  failed: readonly Failure[],
  now: number,
): Delivery {
  const left = failed.map(({ device }) => device.id);
  const failures = delivery.failures + 1;
  const pause = settings.pauses[delivery.failures];
  if (pause === undefined) {
    metrics.pushes.inc({ outcome: 'given-up' }, failed.length);
    return { ...done(delivery, left), failures };
  }
  const wished = Math.max(pause, ...failed.map(({ retryAfter }) => retryAfter));
  return { ...delivery, left, failures, dueAt: now + wished };
}
