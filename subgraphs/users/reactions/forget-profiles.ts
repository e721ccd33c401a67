import type { EventPayloads } from '#schema/events.js';
import type { Bus } from '#platform/bus/index.js';
import type { CommandDeps } from '../commands/index.js';

/**
 * Drops cached profiles that have changed, in every process: it frees memory, and leaves no copy of a deleted user. No read
 * depends on it, because each read checks the revision of what is cached.
 */
export function forgetChangedProfiles(
  bus: Bus,
  { profiles, log }: Pick<CommandDeps, 'profiles' | 'log'>,
): Promise<AsyncDisposable> {
  return bus.tail('GRAPH', ({ type, payload }) => {
    if (type !== 'user.profile-changed' && type !== 'user.deleted') return;
    profiles.forget((payload as EventPayloads['user.deleted']).userId).catch((error: unknown) => {
      log.debug({ err: error }, 'The shared cache could not drop a changed profile.');
    });
  });
}
