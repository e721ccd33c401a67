import type { Event } from '#schema/events.js';
import { OPERATORS } from '../rules/kinds.js';
import { changeAction } from './change-action.js';
import type { ReactionDeps } from './deps.js';
import { reviewActor } from './review-actions.js';

/** Who is protected shows less to others. */
export async function onProtectionChanged(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.protection-changed'>,
): Promise<void> {
  await reviewActor(deps, userId);
}

/** Tells the user what the operators did, and hides what the user did from others, or shows it again. */
export async function onSuspensionChanged(
  deps: ReactionDeps,
  { id, type, payload: { userId: recipient } }: Event<'user.suspended' | 'user.unsuspended'>,
): Promise<void> {
  await changeAction(deps, {
    ...{ recipient, kind: 'MODERATION', actor: OPERATORS },
    ...{ object: type === 'user.suspended' ? 'SUSPENDED' : 'RESTORED' },
    ...{ active: true, version: id },
  });
  await reviewActor(deps, recipient);
}

/** How long what a deleted user did is kept, in ms: its groups, and the events about it that are late, are done long before. */
const REST_MS = 24 * 3_600_000;

/** Removes what a deleted user was told, and what the user did from what others were told. */
export async function onUserDeleted(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.deleted'>,
): Promise<void> {
  const { actions, groups, readers, subscriptions } = deps.stores;
  await actions.deleteOf(userId);
  await groups.deleteOf(userId);
  await readers.delete(userId);
  await subscriptions.deleteOf(userId);
  await reviewActor(deps, userId);
  await actions.endOf(userId, new Date(deps.clock.now() + REST_MS));
}
