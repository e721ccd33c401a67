import { RookeryError } from '#platform/errors.js';
import type { ViewerModel } from '../models.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** Removes a device of the viewer. NOT_FOUND for every other id. */
export async function removePushSubscription(
  { push }: Pick<CommandDeps, 'push'>,
  viewer: Pick<Actor, 'id'>,
  { id }: { readonly id: string },
): Promise<ViewerModel> {
  const isRemoved = await push.devices.remove(viewer.id, (device) => device.id === id);
  if (!isRemoved) throw new RookeryError('NOT_FOUND');
  return { userId: viewer.id };
}
