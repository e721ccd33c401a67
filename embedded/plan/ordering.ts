import type { KeyField } from '../storage/index-keys.js';
import type { Candidate } from './candidate.js';

/** How a candidate delivers a sort order. */
export interface Ordering {
  /** Number of leading fields before the sorted ones: their points are read in parallel and merged. */
  readonly merged: number;
  readonly reverse: boolean;
}

/** How `candidate` yields documents in the order of `sort`; undefined when it does not. */
export function orderingOf(candidate: Candidate, sort: readonly KeyField[]): Ordering | undefined {
  const wanted = sort.filter((field) => !isPinned(candidate, field.name));
  if (wanted.length === 0) return { merged: 0, reverse: false };
  for (let merged = 0; merged <= candidate.bounds.length; merged++) {
    const reverse = directionFrom(candidate, wanted, merged);
    if (reverse !== undefined) return { merged, reverse };
    if (candidate.bounds[merged]?.points !== true) return undefined;
  }
  return undefined;
}

/** True for a field that has the same value in all results and is no array. */
function isPinned({ access, bounds }: Candidate, name: string): boolean {
  const found = bounds.find(({ field }) => field.name === name);
  if (found === undefined || found.intervals.length !== 1 || !found.points) return false;
  return !access.isMultikey(found.field);
}

/** Whether the index fields from `start` on match the sort, backwards or forwards. */
function directionFrom(
  candidate: Candidate,
  wanted: readonly KeyField[],
  start: number,
): boolean | undefined {
  const { access, bounds } = candidate;
  let reverse: boolean | undefined;
  let at = start;
  for (const field of wanted) {
    while (at < access.fields.length && access.fields[at]!.name !== field.name && isSinglePoint(bounds[at]))
      at++;
    const indexed = access.fields[at++];
    if (indexed === undefined || indexed.name !== field.name || access.isMultikey(indexed)) return undefined;
    const turned = indexed.descending !== field.descending;
    if (reverse !== undefined && reverse !== turned) return undefined;
    reverse = turned;
  }
  return reverse;
}

function isSinglePoint(bounds: Candidate['bounds'][number] | undefined): boolean {
  return bounds !== undefined && bounds.points && bounds.intervals.length === 1;
}
