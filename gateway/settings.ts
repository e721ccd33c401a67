import {
  declareSettings,
  list,
  oneOf,
  onOff,
  PROCESS_SETTINGS,
  text,
  wholeNumber,
} from '#platform/config/index.js';
import type { ValuesOf } from '#platform/config/index.js';
import { rateSettings } from '#platform/rate-limit/index.js';
import { DEFAULT_ENTITY_MEGABYTES, type GatewayConfig } from './config.js';
import { LIMIT_SETTINGS, limitsOf } from './limit-settings.js';
// Not from the index, which loads the query planner: short commands read these settings too.
import { OPERATION_RULES } from './pipeline/rate.js';
import { readTrustedDocuments } from './pipeline/trusted-documents.js';

/** The settings of a gateway. */
export const GATEWAY_SETTINGS = PROCESS_SETTINGS.and(
  declareSettings({
    /** The file of the supergraph, which the gateway watches. */
    ROOKERY_SUPERGRAPH: text.optional(),
    /** Whether the gateway caches the entities that subgraphs return, and in how much memory of its process. */
    ROOKERY_ENTITY_CACHE: onOff.default(false),
    ROOKERY_ENTITY_CACHE_MB: wholeNumber(1, 16_384).default(DEFAULT_ENTITY_MEGABYTES),
    /** What clients may send: every valid document; the same, and trusted documents by id; or trusted documents alone. */
    ROOKERY_TRUSTED_DOCUMENTS: oneOf('off', 'prefer', 'only').default('off'),
    /** The manifest of the trusted documents, as graphql-codegen's client preset writes it. */
    ROOKERY_TRUSTED_DOCUMENTS_FILE: text.optional(),
    /** Whether browsers get pages to explore the API: GraphiQL, Apollo Sandbox, the reference, and introspection. @default on, off in production */
    ROOKERY_EXPLORER: onOff,
    /** The number of trusted proxies before the gateway that append to `X-Forwarded-For`. */
    ROOKERY_PROXIES: wholeNumber(0, 10).default(0),
    /** Origins whose pages may use the gateway, apart from its own. */
    ROOKERY_ORIGINS: list(
      (each) => URL.canParse(each) && new URL(each).origin === each,
      'must be origins such as https://app.example, separated by commas',
    ).default([]),
    /** Over how many ms a gateway that stops spreads the closing of its sockets. */
    DRAIN_MS: wholeNumber(0, 600_000).default(5_000),
  }),
)
  .and(LIMIT_SETTINGS)
  .and(rateSettings(Object.values(OPERATION_RULES)))
  .default(({ NODE_ENV }) => ({ ROOKERY_EXPLORER: NODE_ENV === 'production' ? 'off' : 'on' }))
  .check(({ ROOKERY_TRUSTED_DOCUMENTS: mode, ROOKERY_TRUSTED_DOCUMENTS_FILE: file }) =>
    mode !== 'off' && file === undefined
      ? [`ROOKERY_TRUSTED_DOCUMENTS_FILE must be set when ROOKERY_TRUSTED_DOCUMENTS is ${mode}`]
      : [],
  );

export type GatewaySettings = ValuesOf<typeof GATEWAY_SETTINGS>;

/** The part of a gateway's configuration that its settings decide. Throws when the manifest cannot be read. */
export function gatewayConfigOf(settings: GatewaySettings) {
  return {
    host: settings.HOST,
    port: settings.PORT,
    origins: settings.ROOKERY_ORIGINS,
    localOrigins: settings.NODE_ENV !== 'production',
    proxies: settings.ROOKERY_PROXIES,
    drainMs: settings.DRAIN_MS,
    production: settings.NODE_ENV === 'production',
    explorer: settings.ROOKERY_EXPLORER,
    trusted: readTrustedDocuments(
      settings.ROOKERY_TRUSTED_DOCUMENTS,
      settings.ROOKERY_TRUSTED_DOCUMENTS_FILE,
    ),
    limits: limitsOf(settings),
    entityCache: settings.ROOKERY_ENTITY_CACHE ? { megabytes: settings.ROOKERY_ENTITY_CACHE_MB } : 'off',
  } satisfies Partial<GatewayConfig>;
}
