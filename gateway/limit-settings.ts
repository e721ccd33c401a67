import { settingName, SettingsDeclaration, wholeNumber } from '#platform/config/index.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';

const NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];

/** Limits that a gateway over any supergraph sets in another way. */
const OF_ROOKERY: readonly (keyof Limits)[] = ['cost', 'fetchMs', 'operationMs'];

const MAX = 1_000_000_000;

/** One setting for each limit of a gateway over any supergraph: `ROOKERY_LIMIT_DEPTH`. */
export const LIMIT_SETTINGS = declare(NAMES.filter((name) => !OF_ROOKERY.includes(name)));

/** The rest, for the gateway of Rookery: `ROOKERY_LIMIT_COST`. */
export const ROOKERY_LIMIT_SETTINGS = declare(OF_ROOKERY);

/** The limits that settings have values for. */
export function limitsOf(settings: object): Partial<Limits> {
  const values = settings as Readonly<Record<string, number>>;
  const given = NAMES.map((name) => [name, values[settingName('LIMIT', name)]] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function declare(names: readonly (keyof Limits)[]): SettingsDeclaration<object> {
  return new SettingsDeclaration(
    Object.fromEntries(
      names.map((name) => [
        settingName('LIMIT', name),
        wholeNumber(name === 'noticeRetryMs' ? 0 : 1, MAX).default(DEFAULT_LIMITS[name]),
      ]),
    ),
  );
}
