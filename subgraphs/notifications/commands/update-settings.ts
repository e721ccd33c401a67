import { badInput } from '#platform/errors.js';
import type { ViewerModel } from '../models.js';
import type { ChangedSettings, KindSetting } from '../rules/kind-settings.js';
import type { ToldKind } from '../rules/kinds.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** A setting to change: absent and null parts stay. */
export interface SettingInput {
  kind: ToldKind;
  from?: KindSetting['from'] | null | undefined;
  push?: boolean | null | undefined;
}

/** Changes how the viewer is told of some kinds. A change counts for what happens from then on. */
export async function updateNotificationSettings(
  { stores }: CommandDeps,
  { id: userId, loaders }: Actor,
  { settings }: { settings: readonly SettingInput[] },
): Promise<ViewerModel> {
  const kinds = new Set(settings.map(({ kind }) => kind));
  if (kinds.size < settings.length) throw badInput('settings', 'Name each kind once.');
  if (settings.some(({ kind, from }) => kind === 'MODERATION' && from != null && from !== 'EVERYONE')) {
    throw badInput('settings', 'What the operators tell cannot be turned off.');
  }
  const changed = settings.map(({ kind, from, push }) => [
    kind,
    { ...(from == null ? {} : { from }), ...(push == null ? {} : { push }) },
  ]);
  await stores.readers.changeSettings(userId, Object.fromEntries(changed) as ChangedSettings);
  loaders.reader.clear(userId);
  return { userId };
}
