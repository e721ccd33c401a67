export { fileWith, httpUrl, list, matching, oneOf, onOff, text, url, wholeNumber } from './formats.js';
export { INFRASTRUCTURE_SETTINGS, type InfrastructureSettings } from './infrastructure-settings.js';
export { mongoOptions } from './mongo-settings.js';
export { parseMongoUrl } from './mongo-url.js';
export { natsOptions } from './nats-settings.js';
export { parseNatsUrl, type NatsServers } from './nats-url.js';
export { PROCESS_SETTINGS, type ProcessSettings } from './process-settings.js';
export { settingName } from './setting-name.js';
export { redisOptions } from './redis-settings.js';
export { parseRedisUrl, type RedisServers } from './redis-url.js';
export {
  declareSettings,
  environmentWith,
  SettingsDeclaration,
  SettingsError,
  type Environment,
  type ValuesOf,
} from './settings.js';
