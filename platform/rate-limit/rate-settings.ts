import { matching, settingName, SettingsDeclaration } from '../config/index.js';
import type { RateRule } from './rate-rule.js';

/** What settings say of rules, by name of the rule. */
export type RateOverrides = Readonly<Record<string, Pick<RateRule, 'points' | 'duration'>>>;

const MAX_POINTS = 1_000_000_000;
const MAX_SECONDS = 30 * 24 * 60 * 60;

const rate = matching(/^[1-9]\d{0,9}\/[1-9]\d{0,6}$/, 'must be points and seconds, such as 100/3600')
  .transform((text) => {
    const [points = 0, duration = 0] = text.split('/').map(Number);
    return { points, duration };
  })
  .refine(({ points, duration }) => points <= MAX_POINTS && duration <= MAX_SECONDS, {
    error: `must be at most ${MAX_POINTS} points in at most ${MAX_SECONDS} seconds`,
  });

/** One setting for each rule, `ROOKERY_RATE_TWEETS=100/3600`; the rule itself is the default. */
export function rateSettings(rules: readonly RateRule[]): SettingsDeclaration<object> {
  return new SettingsDeclaration(
    Object.fromEntries(
      rules.map(({ name, points, duration }) => [
        settingName('RATE', name),
        rate.default({ points, duration }),
      ]),
    ),
  );
}

/** The values of the settings of these rules. */
export function ratesOf(settings: object, rules: readonly RateRule[]): RateOverrides {
  const values = settings as Readonly<Record<string, RateOverrides[string]>>;
  return Object.fromEntries(rules.map(({ name }) => [name, values[settingName('RATE', name)]!]));
}
