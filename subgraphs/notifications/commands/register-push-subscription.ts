import { badInput, RookeryError } from '#platform/errors.js';
import { NotPublic } from '#platform/public-network/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { Push, PushAddress } from '../push/index.js';
import { badEndpoint, checkPushAddress, type PushAddressInput } from '../rules/push-address.js';
import { deviceIdOf, MAX_DEVICES } from '../rules/push.js';
import type { Device } from '../store/devices.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

const ENDPOINT = 'input.web.endpoint';

/**
 * Registers a browser or an app for pushes, for the time of the viewer's session, or renews the registration. BAD_USER_INPUT for an
 * address that no push service can have, CONFLICT when the viewer has 20 other devices, FORBIDDEN when this kind of push is off.
 */
export async function registerPushSubscription(
  { push, rateLimits, relationships, clock }: CommandDeps,
  viewer: Pick<Actor, 'id' | 'sessionId'>,
  { input }: { readonly input: PushAddressInput },
): Promise<Device> {
  const address = checkPushAddress(input);
  const now = clock.now();
  const until = untilOf(input, now, now + push.settings.registrationMs);
  refuseWhenOff(push, address);
  await rateLimits.consume(RULES.pushRegistrations, viewer.id);
  if (address.kind === 'WEB') await checkHost(push, address.endpoint);
  const device: Device = {
    ...{ id: deviceIdOf(address), address, sessionId: viewer.sessionId },
    ...{ registeredAt: now, until },
  };
  if (!(await push.devices.register(viewer.id, device, MAX_DEVICES))) {
    throw new RookeryError('CONFLICT', { message: `You have ${MAX_DEVICES} devices; remove one first.` });
  }
  // The reaction to an end of the session may have come before the device was written.
  if (await relationships.isSignedIn(viewer.id, viewer.sessionId)) return device;
  await push.devices.remove(
    viewer.id,
    ({ id, sessionId }) => id === device.id && sessionId === viewer.sessionId,
  );
  throw new RookeryError('UNAUTHENTICATED');
}

function refuseWhenOff({ services }: Push, { kind }: PushAddress): void {
  if (kind === 'WEB' && services.web === null)
    throw new RookeryError('FORBIDDEN', { message: 'Web Push is off on this server.' });
  if (kind === 'TOKEN' && services.app === null)
    throw new RookeryError('FORBIDDEN', { message: 'Push to apps is off on this server.' });
}

/** Refuses a host that leads nowhere or into a private network. It is checked again for each connection. */
async function checkHost({ resolve }: Push, endpoint: string): Promise<void> {
  try {
    // The address of IPv6 without its brackets.
    await resolve(new URL(endpoint).hostname.replace(/^\[|\]$/g, ''));
  } catch (error) {
    if (error instanceof NotPublic || isUnknown(error)) throw badEndpoint(ENDPOINT);
    // The name servers do not answer at the moment.
  }
}

/** Whether the name servers have said that there is no such host. */
function isUnknown(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EBADNAME';
}

/** The end of the registration: that of the browser, when it says one, and `latest` at the latest. */
function untilOf({ web }: PushAddressInput, now: number, latest: number): number {
  const expiry = web?.expirationTime ?? latest;
  if (!(expiry > now)) throw badInput('input.web.expirationTime', 'The subscription has expired.');
  return Math.min(expiry, latest);
}
