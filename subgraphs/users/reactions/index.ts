import type { Edge, EventPayloads, EventType } from '#schema/events.js';
import type { Bus, Reaction } from '#platform/bus/index.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { CommandDeps } from '../commands/index.js';
import { onFollowChanged } from './on-follow-changed.js';
import { onProtectionChanged } from './on-protection-changed.js';
import { onUserBlocked } from './on-user-blocked.js';
import { onUserDeleted } from './on-user-deleted.js';
import { refreshEntry } from '../commands/refresh-entry.js';

/** Starts to react to the subgraph's own events: what a command left to be done later, or could not finish. */
export async function startReactions(bus: Bus, deps: CommandDeps, stack: DisposalStack): Promise<void> {
  const { stores } = deps;
  stack.use(
    await bus.consume({
      durable: 'users-graph',
      reactions: {
        'user.followed': reaction<'user.followed'>(onFollowChanged(stores, 1)),
        'user.unfollowed': reaction<'user.unfollowed'>(onFollowChanged(stores, -1)),
        'user.blocked': reaction<'user.blocked'>(onUserBlocked(deps)),
        'user.protection-changed': reaction<'user.protection-changed'>(onProtectionChanged(deps)),
        'user.deleted': reaction<'user.deleted'>(onUserDeleted(deps)),
      },
    }),
  );
  await forgetProfiles(bus, deps, stack);
  const changed = ({ userId }: { userId: string }) => refreshEntry(stores, userId).then(() => undefined);
  const followersChanged = ({ to }: Edge) => refreshEntry(stores, to).then(() => undefined);
  stack.use(
    await bus.consume({
      durable: 'users-directory',
      reactions: {
        'user.registered': reaction<'user.registered'>(changed),
        'user.profile-changed': reaction<'user.profile-changed'>(changed),
        'user.suspended': reaction<'user.suspended'>(changed),
        'user.unsuspended': reaction<'user.unsuspended'>(changed),
        'user.deleted': reaction<'user.deleted'>(changed),
        'user.followed': reaction<'user.followed'>(followersChanged),
        'user.unfollowed': reaction<'user.unfollowed'>(followersChanged),
      },
    }),
  );
}

/** In every process: frees what it keeps of a profile that changed, and leaves nothing of a user who is gone. */
async function forgetProfiles(bus: Bus, { profiles, log }: CommandDeps, stack: DisposalStack): Promise<void> {
  const tail = await bus.tail('GRAPH', ({ type, payload }) => {
    if (type !== 'user.profile-changed' && type !== 'user.deleted') return;
    profiles.forget(payload.userId).catch((error: unknown) => {
      log.debug({ err: error }, 'The shared cache cannot be told of a change.');
    });
  });
  stack.use(tail);
}

/** The bus hands each reaction events of its own type alone. */
function reaction<T extends EventType>(
  react: (payload: EventPayloads[T], eventId: string) => Promise<void>,
): Reaction {
  return (event) => react(event.payload as EventPayloads[T], event.id);
}
