import { badInput } from '#platform/errors.js';
import { EPOCH } from '#platform/snowflake.js';

/** Ids have 41 bits of time; days outside are as good as the first or the last. */
const LAST = EPOCH + 2 ** 41 - 1;

/** The beginning of a day in UTC, written 2026-01-31, in ms since 1970 and within the time that ids can tell. */
export function parseDay(operator: 'since' | 'until', value: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  // 2026-02-30 would quietly become another day.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw badInput('query', `${operator}: wants a day such as 2026-01-31.`);
  }
  return Math.min(Math.max(time, EPOCH), LAST);
}
