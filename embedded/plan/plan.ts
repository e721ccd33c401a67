import type { Filter } from '../query/filter.js';
import type { Collection } from '../storage/collection.js';
import type { KeyField } from '../storage/index-keys.js';
import { IdAccess, IndexAccess, type Access } from './access.js';
import { boundAccess, type Candidate } from './candidate.js';
import { toConjuncts, type Conjunct } from './conjunct.js';
import { orderingOf, type Ordering } from './ordering.js';
import { isUsable } from './usable.js';

/** How a query finds its documents. */
export type Plan = ScanPlan | UnionPlan | SortPlan;

/** Reads key ranges of one access path, merged according to `ordering`. */
export interface ScanPlan {
  readonly kind: 'scan';
  readonly candidate: Candidate;
  readonly ordering: Ordering;
}

/** The branches of an `$or`, each with its own index. A document that is found twice is returned once. */
export interface UnionPlan {
  readonly kind: 'union';
  readonly branches: readonly ScanPlan[];
}

/** Reads all matches, then sorts them in memory. */
export interface SortPlan {
  readonly kind: 'sort';
  readonly input: ScanPlan | UnionPlan;
  readonly by: readonly KeyField[];
}

/** What to plan. */
export interface Query {
  readonly filter: Filter;
  readonly sort: readonly KeyField[];
  /** Plans that deliver the sort order are preferred when only the first results are read. */
  readonly limited: boolean;
  /** The only index to consider. */
  readonly hint?: string;
}

/** Chooses the best plan for `query`. Undefined when the hinted index cannot answer it completely. */
export function choosePlan(collection: Collection, query: Query): Plan | undefined {
  const conjuncts = toConjuncts(query.filter);
  const candidates = accesses(collection, conjuncts, query.hint).map((access) =>
    boundAccess(access, conjuncts),
  );
  const ranked = candidates.map((candidate) => rate(candidate, query));
  const best = ranked.reduce<RatedPlan | undefined>(
    (a, b) => (a !== undefined && a.score >= b.score ? a : b),
    undefined,
  );
  if (best === undefined) return undefined;
  // The first results in the wanted order may end a scan early. Without an order nothing does.
  const endsEarly = best.ordering !== undefined && query.limited && query.sort.length > 0;
  if (query.hint === undefined && best.candidate.bounds.length === 0 && !endsEarly) {
    const union = unionOf(collection, conjuncts);
    if (union !== undefined) return sorted(union, query.sort);
  }
  const ordering = best.ordering ?? { merged: 0, reverse: false };
  const scan: ScanPlan = { kind: 'scan', candidate: best.candidate, ordering };
  return best.ordering === undefined ? sorted(scan, query.sort) : scan;
}

function accesses(collection: Collection, conjuncts: readonly Conjunct[], hint?: string): Access[] {
  const usable = collection.indexes.filter((index) => isUsable(index, conjuncts));
  const all = [new IdAccess(collection), ...usable.map((index) => new IndexAccess(index))];
  return hint === undefined ? all : all.filter((access) => access.name === hint);
}

function sorted(input: ScanPlan | UnionPlan, by: readonly KeyField[]): Plan {
  return by.length === 0 ? input : { kind: 'sort', input, by };
}

interface RatedPlan {
  readonly candidate: Candidate;
  readonly ordering: Ordering | undefined;
  readonly score: number;
}

/** Bound fields reduce the work most, then a range; then an avoided sort; then fewer documents to check. */
function rate(candidate: Candidate, query: Query): RatedPlan {
  const { access, bounds, residual } = candidate;
  const ordering = orderingOf(candidate, query.sort);
  const index = access.index;
  let score = index === undefined ? 1 : 0;
  for (const { points, intervals } of bounds) {
    score += points
      ? intervals.length === 1
        ? 100
        : 80
      : intervals.length === 1
        ? closedness(intervals[0]!)
        : 20;
  }
  const pinned = bounds.filter(({ points }) => points).length;
  if ((index?.unique ?? true) && pinned >= (index?.fields.length ?? 1)) score += 1000;
  if (ordering !== undefined && query.sort.length > 0)
    score += query.limited ? 60 : bounds.length > 0 ? 30 : 5;
  if (residual.length === 0) score += 10;
  return { candidate, ordering, score };
}

/** A range with two ends is better than a half-open one, which ends at the end of its type. */
function closedness(interval: { from: string; to: string }): number {
  return interval.from.length > 1 && interval.to.length > 1 ? 50 : 40;
}

/** A plan over the branches of an `$or`, when each branch has bounds on some index. */
function unionOf(collection: Collection, conjuncts: readonly Conjunct[]): UnionPlan | undefined {
  for (const { filter } of conjuncts) {
    if (filter.kind !== 'or') continue;
    const others = conjuncts.filter((other) => other.filter !== filter).map((other) => other.filter);
    const branches = filter.of.map((branch) => {
      const all: Filter = { kind: 'and', of: [branch, ...others] };
      return choosePlan(collection, { filter: all, sort: [], limited: false });
    });
    const flat = branches.flatMap((plan) => (plan === undefined ? [] : scansOf(plan)));
    if (flat.every((scan) => scan.candidate.bounds.length > 0)) return { kind: 'union', branches: flat };
  }
  return undefined;
}

function scansOf(plan: Plan): readonly ScanPlan[] {
  return plan.kind === 'scan' ? [plan] : plan.kind === 'union' ? plan.branches : scansOf(plan.input);
}
