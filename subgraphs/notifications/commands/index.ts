import { bindCommands, type BoundCommands } from '#platform/commands.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { markNotificationsRead } from './mark-read.js';
import { registerPushSubscription } from './register-push-subscription.js';
import { removePushSubscription } from './remove-push-subscription.js';
import { turnOffNotices, turnOnNotices } from './turn-notices.js';
import { updateNotificationSettings } from './update-settings.js';

export type { CommandDeps } from './deps.js';

const COMMANDS = {
  markNotificationsRead,
  updateNotificationSettings,
  turnOnNotices,
  turnOffNotices,
  registerPushSubscription,
  removePushSubscription,
};

export type Commands = BoundCommands<typeof COMMANDS>;

/** The commands of one request. `actorOf` throws UNAUTHENTICATED when the request has no viewer. */
export function createCommands(deps: CommandDeps, actorOf: () => Actor): Commands {
  return bindCommands(COMMANDS, deps, actorOf);
}
