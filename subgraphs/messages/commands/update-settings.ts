import type { ViewerModel } from '../models.js';
import type { Audience } from '../rules/settings.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** Settings to change: absent and null parts stay. */
export interface SettingsInput {
  from?: Audience | null | undefined;
  receipts?: boolean | null | undefined;
}

/** Changes who may write to the actor, and whether others see what the actor has read. */
export async function updateMessageSettings(
  { stores }: CommandDeps,
  { id: userId, loaders }: Actor,
  { input: { from, receipts } }: { input: SettingsInput },
): Promise<ViewerModel> {
  await stores.settings.change(userId, {
    ...(from == null ? {} : { from }),
    ...(receipts == null ? {} : { receipts }),
  });
  loaders.settings.clear(userId);
  return { userId };
}
