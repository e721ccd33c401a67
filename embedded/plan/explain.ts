import type { FieldBounds } from './candidate.js';
import { keyRanges } from './key-ranges.js';
import type { Plan, ScanPlan } from './plan.js';

/** A stage in the format of MongoDB's `explain`. */
export interface Stage {
  readonly stage: string;
  readonly inputStage?: Stage;
  readonly inputStages?: readonly Stage[];
  readonly [detail: string]: unknown;
}

/** Describes a plan like MongoDB does, so that a test for an index scan holds on both. */
export function describePlan(plan: Plan, { skip, limit }: { skip: number; limit: number }): Stage {
  let stage = describe(plan);
  if (skip > 0) stage = { stage: 'SKIP', skipAmount: skip, inputStage: stage };
  if (limit < Infinity) stage = { stage: 'LIMIT', limitAmount: limit, inputStage: stage };
  return stage;
}

function describe(plan: Plan): Stage {
  if (plan.kind === 'sort') {
    const sortPattern = Object.fromEntries(plan.by.map((field) => [field.name, field.descending ? -1 : 1]));
    return { stage: 'SORT', sortPattern, inputStage: describe(plan.input) };
  }
  if (plan.kind === 'union') {
    return { stage: 'FETCH', inputStage: { stage: 'OR', inputStages: plan.branches.map(scanStage) } };
  }
  return describeScan(plan);
}

function describeScan(plan: ScanPlan): Stage {
  const { access, bounds } = plan.candidate;
  if (access.index === undefined && bounds.length === 0) {
    return { stage: 'COLLSCAN', direction: plan.ordering.reverse ? 'backward' : 'forward' };
  }
  return { stage: 'FETCH', inputStage: scanStage(plan) };
}

function scanStage(plan: ScanPlan): Stage {
  const { access, bounds } = plan.candidate;
  const merged = keyRanges(plan.candidate, plan.ordering).heads.length;
  const scan: Stage = {
    stage: 'IXSCAN',
    keyPattern: Object.fromEntries(access.fields.map((field) => [field.name, field.descending ? -1 : 1])),
    indexName: access.name,
    isMultiKey: access.fields.some((field) => access.isMultikey(field)),
    isUnique: access.index?.unique ?? true,
    isSparse: access.index?.sparse ?? false,
    isPartial: access.index?.partial !== undefined,
    direction: plan.ordering.reverse ? 'backward' : 'forward',
    indexBounds: Object.fromEntries(bounds.map((bound) => [bound.field.name, showBounds(bound)])),
  };
  return merged > 1 ? { stage: 'SORT_MERGE', merged, inputStages: [scan] } : scan;
}

/** Encoded keys as hexadecimal: the ranges in LMDB. */
function showBounds({ intervals }: FieldBounds): string[] {
  const hex = (key: string): string => Buffer.from(key, 'latin1').toString('hex');
  return intervals.map(({ from, to, point }) => (point ? `[${hex(from)}]` : `[${hex(from)}, ${hex(to)})`));
}
