export { addressKey } from './address.js';
export { createRateLimits, type RateLimits, type RateLimitsOptions, type RateState } from './rate-limit.js';
export { RULES, type RateRule } from './rules.js';
