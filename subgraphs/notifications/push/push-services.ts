import type { VapidKeys } from '#platform/vapid-keys.js';
import type {
  DeviceAddress,
  PushAddress,
  PushMessage,
  PushOutcome,
  PushService,
  WebPushAddress,
} from './push-service.js';

/** The push services that are configured; null for each that is not. */
export interface PushServices {
  readonly web: { readonly service: PushService<WebPushAddress>; readonly keys: VapidKeys } | null;
  readonly app: PushService<DeviceAddress> | null;
}

/** Sends a message by the service of its device. */
export async function sendBy(
  { web, app }: PushServices,
  address: PushAddress,
  message: PushMessage,
): Promise<PushOutcome> {
  const off: PushOutcome = { kind: 'REFUSED', reason: 'This kind of push is off.' };
  if (address.kind === 'WEB') return web ? web.service.send(address, message) : off;
  return app ? app.send(address, message) : off;
}
