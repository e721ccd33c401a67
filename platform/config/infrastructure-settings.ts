import { matching, onOff, text } from './formats.js';
import { MONGO_SETTINGS } from './mongo-settings.js';
import { NATS_SETTINGS } from './nats-settings.js';
import { PROCESS_SETTINGS } from './process-settings.js';
import { REDIS_SETTINGS } from './redis-settings.js';
import { declareSettings, type ValuesOf } from './settings.js';

/** The settings of every process with documents, a cache and events. */
export const INFRASTRUCTURE_SETTINGS = PROCESS_SETTINGS.and(MONGO_SETTINGS)
  .and(REDIS_SETTINGS)
  .and(NATS_SETTINGS)
  .and(
    declareSettings({
      ROOKERY_RATE_LIMITS: onOff.default(true),
      /** The prefix of the names of databases, keys and streams, so that networks can share servers. */
      ROOKERY_NAMESPACE: matching(
        /^[a-z][a-z0-9_]{0,30}$/,
        'must be lower-case letters, digits and _',
      ).default('rookery'),
      /** A directory with the secrets. */
      ROOKERY_SECRETS: text.optional(),
    }),
  )
  .check(({ NODE_ENV, ROOKERY_RATE_LIMITS }) =>
    NODE_ENV === 'production' && !ROOKERY_RATE_LIMITS
      ? ['ROOKERY_RATE_LIMITS must not be off in production']
      : [],
  );

export type InfrastructureSettings = ValuesOf<typeof INFRASTRUCTURE_SETTINGS>;
