export { addressKey } from './address.js';
export {
  createRateLimits,
  RateLimited,
  type RateLimits,
  type RateLimitsOptions,
  type RateState,
} from './rate-limit.js';
export { PERSONAL_RULES, RULES, type RateRule } from '#social/rate-limit-rules.js';
