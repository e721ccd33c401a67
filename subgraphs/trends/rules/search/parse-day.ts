import { badInput } from '#platform/errors.js';
import { EPOCH } from '#platform/snowflake.js';

/** The last moment that an id can hold: ids have 41 bits of time. */
const LAST = EPOCH + 2 ** 41 - 1;

/** The start of a day in UTC, given as 2026-01-31, in ms since 1970. Clamped to the range of times that ids can hold. */
export function parseDay(operator: 'since' | 'until', value: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  // Date.parse accepts 2026-02-30 as another day.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw badInput('query', `${operator}: needs a day such as 2026-01-31.`);
  }
  return Math.min(Math.max(time, EPOCH), LAST);
}
