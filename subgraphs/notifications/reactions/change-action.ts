import type { ActionChange } from '../store/actions.js';
import type { ReactionDeps } from './deps.js';

/** Notes what a user did, or has undone, for a recipient, and brings the notification up to date. Nobody hears of own actions. */
export async function changeAction(
  { stores, settler }: ReactionDeps,
  { active, ...change }: ActionChange & { active: boolean },
): Promise<void> {
  if (change.actor === change.recipient) return;
  const groups = active ? [await stores.actions.begin(change)] : await stores.actions.end(change);
  for (const group of groups) settler.queue(group);
}
