import type { Relationship } from '#social/visibility.js';
import { TOLD_KINDS, type ToldKind } from './kinds.js';

/** From whom a user is told. Equal to the enum `NotificationAudience` in the SDL. */
export type Audience = 'OFF' | 'FOLLOWING' | 'EVERYONE';

/** How a user wants to be told of one kind. */
export interface KindSetting {
  from: Audience;
  /** Whether devices are told, too. */
  push: boolean;
}

/** By kind. */
export type KindSettings = Readonly<Record<ToldKind, KindSetting>>;

/** What a user has changed, by kind. */
export type ChangedSettings = { readonly [K in ToldKind]?: Partial<KindSetting> };

const DEFAULT: KindSetting = { from: 'EVERYONE', push: true };

/** The settings of a user. */
export function settingsOf(changed: ChangedSettings = {}): KindSettings {
  const entries = TOLD_KINDS.map((kind) => [kind, { ...DEFAULT, ...changed[kind] }]);
  return Object.fromEntries(entries) as Record<ToldKind, KindSetting>;
}

/** Whether a user wants to be told of what an actor did. A notice of the operators cannot be turned off. */
export function isWanted(
  settings: KindSettings,
  kind: ToldKind,
  { following }: Pick<Relationship, 'following'>,
): boolean {
  const { from } = settings[kind];
  return kind === 'MODERATION' || from === 'EVERYONE' || (from === 'FOLLOWING' && following);
}
