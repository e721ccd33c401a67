import type { TestUser } from '../client/index.js';
import { Devices, RegisterPush } from '../operations/push.js';
import type { PushBrowser } from './browser.js';
import type { WebPushServer } from './web-push-server.js';

/** A browser of a user that has subscribed and is registered. */
export async function registeredBrowser(server: WebPushServer, user: TestUser): Promise<PushBrowser> {
  const browser = server.subscribe();
  await user.get(RegisterPush, { input: { web: browser.subscription } });
  return browser;
}

/** The ids of a user's devices, the oldest registration first. */
export async function deviceIdsOf(user: TestUser): Promise<string[]> {
  const { viewer } = await user.get(Devices);
  return (viewer?.pushSubscriptions ?? []).map(({ id }) => id);
}
