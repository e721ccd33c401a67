import type { Doc, Value } from '../bson/value.js';
import { ID_INDEX } from '../plan/access.js';
import { choosePlan, type Plan } from '../plan/plan.js';
import { Run, type Hit } from '../plan/run.js';
import { ALL, type Filter } from '../query/filter.js';
import { parseFilter } from '../query/parse-filter.js';
import { parseSort } from '../query/parse-sort.js';
import type { Scratch } from '../bson/cut.js';
import type { Projection } from '../query/projection.js';
import type { Collection } from '../storage/collection.js';
import { keyFields } from '../storage/index-definition.js';
import type { KeyField } from '../storage/index-keys.js';
import type { Store } from '../storage/store.js';
import type { Results } from './cursors.js';
import { CommandError, badValue } from '../command-error.js';
import { TimeSlice, type CheckWanted } from './time-slice.js';

/** The query of a command. */
export interface SearchRequest {
  readonly filter: Filter;
  readonly sort: readonly KeyField[];
  readonly skip: number;
  /** Infinity without a limit. */
  readonly limit: number;
  readonly hint?: Value | undefined;
}

/** Parses the parts of a query; undefined parts do not restrict it. */
export function searchRequest(parts: {
  filter?: Doc | undefined;
  sort?: Doc | undefined;
  skip?: number | undefined;
  limit?: number | undefined;
  hint?: Value | undefined;
}): SearchRequest {
  return {
    filter: parts.filter ? parseFilter(parts.filter) : ALL,
    sort: parts.sort ? parseSort(parts.sort) : [],
    skip: parts.skip ?? 0,
    limit: parts.limit || Infinity,
    hint: parts.hint,
  };
}

/** A running query: its plan and its cost so far. */
export interface Search {
  readonly plan: Plan;
  readonly run: Run;
}

/**
 * Plans a query over an existing collection. Throws for a hint that names no index, or one that cannot answer
 * the query.
 */
export function startSearch(store: Store, collection: Collection, request: SearchRequest): Search {
  const { filter, sort, limit, skip } = request;
  const hint = request.hint === undefined ? undefined : hintedIndex(collection, request.hint);
  const plan = choosePlan(collection, { filter, sort, limited: limit < Infinity, ...(hint && { hint }) });
  if (plan === undefined) {
    const message = `the hinted index ${hint} leaves documents out that this query may want`;
    throw new CommandError('NoQueryExecutionPlans', message);
  }
  return { plan, run: new Run(store.env, collection, limit + skip) };
}

function hintedIndex(collection: Collection, hint: Value): string {
  if (hint === ID_INDEX) return ID_INDEX;
  if (typeof hint !== 'string' && !(hint instanceof Map))
    throw badValue('hint must be a string or an object');
  if (hint instanceof Map && patternText(hint) === '_id:1') return ID_INDEX;
  const index = collection.indexes.find(({ name, spec }) =>
    hint instanceof Map ? patternText(spec.get('key') as Doc) === patternText(hint) : name === hint,
  );
  if (index !== undefined) return index.name;
  throw badValue(
    'error processing query: planner returned error: bad hint: hint provided does not correspond to an existing index',
  );
}

/** A key pattern as text: `a:1,b:-1`. */
export function patternText(pattern: Doc): string {
  return keyFields(pattern)
    .map((field) => `${field.name}:${field.descending ? -1 : 1}`)
    .join(',');
}

/** The matches after skip and limit. */
export function* hitsOf({ plan, run }: Search, { skip, limit }: SearchRequest): Generator<Hit | undefined> {
  let position = 0;
  if (limit <= 0) return;
  for (const hit of run.hits(plan)) {
    if (hit === undefined) yield undefined;
    else if (++position > skip) yield hit;
    if (hit !== undefined && position >= skip + limit) return;
  }
}

/** The number of matches after skip and limit; undefined when the keys alone are not sufficient. */
export function countedByKeys({ plan, run }: Search, { skip, limit }: SearchRequest): number | undefined {
  const all = run.countKeys(plan);
  return all && Math.max(0, Math.min(all - skip, limit));
}

/** Visits the matches, yielding to the event loop in between. */
export async function eachHit(
  search: Search,
  request: SearchRequest,
  collection: Collection,
  check: CheckWanted,
  visit: (hit: Hit) => void,
): Promise<void> {
  const turn = new TimeSlice(check);
  for (const hit of hitsOf(search, request)) {
    if (hit === undefined) await turn.pause(() => resume(search, collection));
    else visit(hit);
  }
}

/** All matches at once, for writes: a write must not change an index that is still being read. */
export function allHits(store: Store, collection: Collection, request: SearchRequest): Hit[] {
  const search = startSearch(store, collection, request);
  const hits: Hit[] = [];
  for (const hit of hitsOf(search, request)) if (hit !== undefined) hits.push(hit.kept());
  return hits;
}

/** The projected documents of a query, for a cursor. */
export function resultsOf(
  search: Search,
  request: SearchRequest,
  collection: Collection,
  projection: Projection | undefined,
): Results {
  return {
    ns: collection.ns,
    documents: projected(hitsOf(search, request), projection, search.run.scratch),
    resume: () => resume(search, collection),
  };
}

function* projected(
  hits: Iterable<Hit | undefined>,
  projection: Projection | undefined,
  scratch: Scratch,
): Generator<Buffer | undefined> {
  for (const hit of hits) yield hit && projection ? projection.ofBytes(hit.bytes, scratch) : hit?.bytes;
}

/** Continues after a yield. Throws when the collection or an index that is being read was dropped. */
export function resume({ plan, run }: Search, collection: Collection): void {
  if (collection.dropped || scans(plan).some((scan) => scan.candidate.access.index?.state === 'dropped')) {
    throw new CommandError(
      'QueryPlanKilled',
      `a collection or index that the query reads was dropped: ${collection.ns}`,
    );
  }
  run.suspend();
}

function scans(plan: Plan): readonly (Plan & { kind: 'scan' })[] {
  if (plan.kind === 'scan') return [plan];
  return plan.kind === 'union' ? plan.branches : scans(plan.input);
}

/** The results of a missing collection. */
export function noResults(ns: string): Results {
  return { ns, documents: [][Symbol.iterator](), resume: () => undefined };
}
