import { ROOKERY_LIMIT_SETTINGS } from '#gateway/limit-settings.js';
import { GATEWAY_SETTINGS } from '#gateway/settings.js';
import {
  declareSettings,
  httpUrl,
  INFRASTRUCTURE_SETTINGS,
  onOff,
  oneOf,
  SettingsDeclaration,
  text,
  type ValuesOf,
} from '#platform/config/index.js';
import { rateSettings } from '#platform/rate-limit/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import { MEDIA_SETTINGS } from '#social/media-settings.js';
import { PUSH_SETTINGS } from '#social/push-settings.js';
import { TIER_SETTINGS } from '#social/settings.js';

/** The settings of every process of Rookery, apart from the addresses of subgraphs. */
export const ROOKERY_SETTINGS = INFRASTRUCTURE_SETTINGS.and(GATEWAY_SETTINGS)
  .and(TIER_SETTINGS)
  .and(PUSH_SETTINGS)
  .and(MEDIA_SETTINGS)
  .and(ROOKERY_LIMIT_SETTINGS)
  .and(rateSettings(Object.values(RULES)))
  .and(
    declareSettings({
      /** The directory of the embedded store and of generated secrets. */
      ROOKERY_DATA: text.default('.data'),
      /** What an empty network is filled with. @default demo, none in production */
      ROOKERY_SEED: oneOf('demo', 'none'),
      /** Whether gateways serve the web client at `/`. */
      ROOKERY_WEB: onOff.default(true),
      /** Whether the users of the demo graph go on posting and liking. */
      ROOKERY_DEMO_ACTIVITY: onOff.default(true),
    }).default(({ NODE_ENV }) => ({ ROOKERY_SEED: NODE_ENV === 'production' ? 'none' : 'demo' })),
  )
  .check(({ NODE_ENV, ROOKERY_SEED, ROOKERY_PUSH_LOOPBACK }) =>
    NODE_ENV === 'production'
      ? [
          ...(ROOKERY_SEED === 'demo'
            ? ['ROOKERY_SEED must not be demo in production: its passwords are public']
            : []),
          ...(ROOKERY_PUSH_LOOPBACK
            ? ['ROOKERY_PUSH_LOOPBACK must not be on in production: browsers could reach this machine']
            : []),
        ]
      : [],
  );

export type RookerySettings = ValuesOf<typeof ROOKERY_SETTINGS>;

type AddressSetting = `${string}_URL`;

/** The setting with the address of a subgraph: `TWEETS_URL`. */
export function addressSetting(subgraph: string): AddressSetting {
  return `${subgraph.toUpperCase().replaceAll('-', '_')}_URL`;
}

/** One setting for each subgraph: where a gateway in a process of its own reaches it. */
export function subgraphAddresses(
  subgraphs: readonly string[],
): SettingsDeclaration<Record<AddressSetting, string | undefined>> {
  return new SettingsDeclaration(
    Object.fromEntries(subgraphs.map((name) => [addressSetting(name), httpUrl.optional()])),
  );
}
