import { groupKeyOf, startOf } from '../rules/group-key.js';

const DAY = 24 * 60 * 60 * 1_000;

/** When a group ends, and its actions with it: `kept` ms after its day. */
export function endOfGroup(group: string, kept: number): Date {
  return new Date(startOf(groupKeyOf(group).day) + DAY + kept);
}
