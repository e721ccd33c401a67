import { invertInterval, intersect, type Interval } from './interval.js';
import type { Access } from './access.js';
import type { Conjunct } from './conjunct.js';
import type { Filter } from '../query/filter.js';
import type { KeyField } from '../storage/index-keys.js';

/** What the conditions say about one field of an access path. */
export interface FieldBounds {
  readonly field: KeyField;
  /** In the direction of the field, ascending by key. */
  readonly intervals: readonly Interval[];
  readonly points: boolean;
}

/** One access path with its bounds: leading fields pinned to points, then at most one range. */
export interface Candidate {
  readonly access: Access;
  readonly bounds: readonly FieldBounds[];
  /** What must be tested on the documents. Empty: the bounds say it all. */
  readonly residual: readonly Filter[];
}

/** More ranges than this are not worth their seeks: the trailing bounds are dropped. */
const MAX_RANGES = 4000;

/** Bounds `access` by the conditions, field after field until one has no bounds or a range. */
export function boundAccess(access: Access, conjuncts: readonly Conjunct[]): Candidate {
  const bounds: FieldBounds[] = [];
  const answered = new Set<Conjunct>();
  let ranges = 1;
  for (const field of access.fields) {
    const found = boundField(access, field, conjuncts, bounds);
    if (found === undefined || ranges * found.intervals.length > MAX_RANGES) break;
    ranges *= Math.max(found.intervals.length, 1);
    for (const conjunct of found.used) if (conjunct.bounds!.exact) answered.add(conjunct);
    bounds.push({ field, intervals: found.intervals, points: found.points });
    if (!found.points) break;
  }
  const residual = conjuncts.filter((conjunct) => !answered.has(conjunct)).map(({ filter }) => filter);
  return { access, bounds, residual: [...new Set(residual)] };
}

interface Found {
  readonly intervals: readonly Interval[];
  readonly points: boolean;
  readonly used: readonly Conjunct[];
}

function boundField(
  access: Access,
  field: KeyField,
  conjuncts: readonly Conjunct[],
  earlier: readonly FieldBounds[],
): Found | undefined {
  const used = conjuncts.filter((conjunct) => conjunct.bounds && conjunct.field?.name === field.name);
  if (used.length === 0) return undefined;
  // Two conditions on an array may be met by two elements, so only one of them may narrow an index down; and likewise for
  // two fields of the elements of one array.
  if (access.isMultikey(field)) {
    if (earlier.some((other) => shareArray(access, field, other.field))) return undefined;
    return toFound(field, [tightest(used)]);
  }
  return toFound(field, used);
}

function toFound(field: KeyField, used: readonly Conjunct[]): Found {
  const [first, ...rest] = used.map((conjunct) => conjunct.bounds!.intervals);
  const ascending = rest.reduce(intersect, first!);
  const intervals = field.descending ? ascending.map(invertInterval).reverse() : ascending;
  return { intervals, points: intervals.every((interval) => interval.point), used };
}

function shareArray(access: Access, a: KeyField, b: KeyField): boolean {
  const leadsTo = (array: string, field: KeyField): boolean =>
    field.name === array || field.name.startsWith(array + '.');
  return [...access.index!.arrays].some((array) => leadsTo(array, a) && leadsTo(array, b));
}

/** Points before ranges, fewer intervals before more. */
function tightest(conjuncts: readonly Conjunct[]): Conjunct {
  const rank = ({ bounds }: Conjunct): number => {
    const { intervals } = bounds!;
    return intervals.every((interval) => interval.point) ? intervals.length : 1e6 + intervals.length;
  };
  return conjuncts.reduce((best, next) => (rank(next) < rank(best) ? next : best));
}
