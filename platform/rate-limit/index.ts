export { addressKey } from './address.js';
export {
  createRateLimits,
  RateLimited,
  type RateLimits,
  type RateLimitsOptions,
  type RateState,
} from './rate-limit.js';
export { rateSettings, ratesOf, type RateOverrides } from './rate-settings.js';
export type { RateRule } from './rate-rule.js';
