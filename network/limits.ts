import { limitsOf } from '#gateway/limit-settings.js';
import { OPERATION_RULES } from '#gateway/index.js';
import type { Log } from '#platform/log.js';
import { ratesOf, type RateOverrides } from '#platform/rate-limit/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import { followerTiers } from '#social/settings.js';
import type { RookerySettings } from './settings.js';

/** The rates of all rules of Rookery, as its settings have them. */
export function ratesIn(settings: RookerySettings): RateOverrides {
  return ratesOf(settings, [...Object.values(OPERATION_RULES), ...Object.values(RULES)]);
}

/** Logs the numbers by which a process of Rookery refuses and shares out work. */
export function logLimits(log: Log, settings: RookerySettings): void {
  const { ROOKERY_RATE_LIMITS: areCounted } = settings;
  const rates = areCounted ? writtenRates(ratesIn(settings)) : 'off';
  log.info({ limits: limitsOf(settings), rates, tiers: followerTiers(settings) }, 'limits');
}

/** The rates as the settings write them: `100/3600`. */
export function writtenRates(rates: RateOverrides): Record<string, string> {
  return Object.fromEntries(
    Object.entries(rates).map(([name, { points, duration }]) => [name, `${points}/${duration}`]),
  );
}
