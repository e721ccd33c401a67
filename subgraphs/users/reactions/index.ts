import type { EventPayloads, EventType } from '#schema/events.js';
import type { Bus, Reaction } from '#platform/bus/index.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Stores } from '../store/index.js';
import { onFollowChanged } from './on-follow-changed.js';

/** Starts to react to the room's own events: what a command could not finish, and what it leaves to be done later. */
export async function startReactions(bus: Bus, stores: Stores, stack: DisposalStack): Promise<void> {
  stack.use(
    await bus.consume({
      durable: 'users-counts',
      reactions: {
        'user.followed': reaction<'user.followed'>(onFollowChanged(stores, 1)),
        'user.unfollowed': reaction<'user.unfollowed'>(onFollowChanged(stores, -1)),
      },
    }),
  );
}

/** The bus hands each reaction events of its own type. */
function reaction<T extends EventType>(
  react: (payload: EventPayloads[T], eventId: string) => Promise<void>,
): Reaction {
  return (event) => react(event.payload as EventPayloads[T], event.id);
}
