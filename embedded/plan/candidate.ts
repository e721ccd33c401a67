import { invertInterval, intersect, type Interval } from './interval.js';
import type { Access } from './access.js';
import type { Conjunct } from './conjunct.js';
import type { Filter } from '../query/filter.js';
import type { KeyField } from '../storage/index-keys.js';

/** The conditions' bounds on one field of an access path. */
export interface FieldBounds {
  readonly field: KeyField;
  /** In the direction of the field, ascending by key. */
  readonly intervals: readonly Interval[];
  readonly points: boolean;
}

/** An access path with bounds: leading fields bound to points, then at most one range. */
export interface Candidate {
  readonly access: Access;
  readonly bounds: readonly FieldBounds[];
  /** Conditions that must be checked on the documents. Empty when the bounds are exact. */
  readonly residual: readonly Filter[];
}

/** With more ranges, seeks cost more than they save: the trailing bounds are dropped. */
const MAX_RANGES = 4000;

/** Computes the bounds of `access`, field by field until a field has none or a range. */
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
  // Two conditions on an array may match different elements, so only one of them may bound the index. The
  // same holds for two fields of the elements of one array.
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
