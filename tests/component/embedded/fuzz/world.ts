import fc from 'fast-check';
import { expect } from 'vitest';
import { decode } from '#embedded/bson/decode.js';
import { encode, toDoc } from '#embedded/bson/encode.js';
import type { Doc, Value } from '#embedded/bson/value.js';
import { CommandError, type CodeName } from '#embedded/command-error.js';
import { normalizeIndexSpec } from '#embedded/commands/index-spec.js';
import { modify } from '#embedded/commands/modify.js';
import { allHits, searchRequest, type SearchRequest } from '#embedded/commands/search.js';
import type { Hit } from '#embedded/plan/run.js';
import { compileFilter } from '#embedded/query/match.js';
import type { Collection, StoredDocument } from '#embedded/storage/collection.js';
import type { Store } from '#embedded/storage/store.js';
import { parseUpdate, type Update } from '#embedded/update/update.js';
import { document, filter, index } from './arbitraries.js';
import { update } from './update-arbitraries.js';

const id = fc.nat(24);

/** The filter of an update. Most of these filters match many documents, and some use an index. */
const updated = fc.oneof(
  { weight: 2, arbitrary: filter },
  {
    weight: 2,
    arbitrary: fc.constantFrom({}, { a: { $exists: true } }, { d: { $exists: true } }).map(toDoc),
  },
  { weight: 2, arbitrary: fc.constantFrom('a', 'b', 'd.x').map((field) => toDoc({ [field]: { $gte: 1 } })) },
);

const change = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const), id, by: document }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('update' as const), filter: updated, drawn: update }),
  },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** The history of a collection: its first documents, its indexes, and the changes after them. */
export const world = fc.record({
  documents: fc.array(document, { minLength: 1, maxLength: 25 }),
  indexes: fc.array(index, { maxLength: 4 }),
  changes: fc.array(change, { maxLength: 12 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** The collection that `build` made of a world. */
export interface Built {
  readonly collection: Collection;
  /** The number of documents that the updates changed. */
  readonly updated: number;
}

/** Creates up to two indexes, inserts the documents, builds the other indexes on them, and applies the changes. */
export function build(on: Store, { documents, indexes, changes }: World): Built {
  const collection = on.create('fuzz.documents');
  const specs = indexes.map(({ key, option }, at) =>
    normalizeIndexSpec(toDoc({ key, name: `i${at}`, ...option })),
  );
  for (const spec of specs.slice(0, 2)) on.createIndex(collection, spec).state = 'ready';
  documents.forEach((fields, _id) => attempt(() => collection.insert(stored({ _id, ...fields }))));
  for (const spec of specs.slice(2)) attempt(() => (on.createIndex(collection, spec).state = 'ready'));
  const updated = changes.map((one) => apply(on, collection, one));
  return { collection, updated: updated.reduce((sum, count) => sum + count, 0) };
}

/** Returns all documents in the order of `_id`, without an index. */
export function all(on: Store, collection: Collection): Doc[] {
  return [...on.idsOf(collection)].map((id) => decode(collection.get(id)!));
}

function apply(on: Store, collection: Collection, one: Change): number {
  if (one.kind === 'update') return updateMany(on, collection, one);
  const before = all(on, collection).find((doc) => doc.get('_id') === one.id);
  if (before === undefined) return 0;
  if (one.kind === 'remove') collection.remove(before);
  else attempt(() => collection.replace({ doc: before }, stored({ _id: one.id, ...one.by })));
  return 0;
}

/** Updates the documents that the filter finds; a scan must match the same ones. Returns the number of changed documents. */
function updateMany(on: Store, collection: Collection, one: Change & { kind: 'update' }): number {
  const { update, arrayFilters, where } = one.drawn;
  const request = searchRequest({ filter: new Map([...one.filter, ...toDoc(where)]) });
  const parsed = accepted(() =>
    parseUpdate(toDoc(update), toDoc({ arrayFilters }).get('arrayFilters') as Value[]),
  );
  if (parsed === undefined) return 0;
  const matching = all(on, collection).filter((doc) => compileFilter(request.filter)(doc));
  const hits = allHits(on, collection, request);
  expect(idsOf(hits.map(({ doc }) => doc))).toEqual(idsOf(matching));
  return hits.filter((hit) => updateOne(collection, hit, request, parsed)).length;
}

/** Updates one document; a rejected update must leave its bytes unchanged. Returns whether the document changed. */
function updateOne(collection: Collection, hit: Hit, request: SearchRequest, parsed: Update): boolean {
  const after = accepted(() => modify(collection, hit, request, parsed, new Date(7)));
  expect(collection.get(hit.id)).toEqual(after?.bytes ?? hit.bytes);
  return after !== undefined;
}

function idsOf(docs: readonly Doc[]): unknown[] {
  return docs.map((doc) => Number(doc.get('_id'))).sort((a, b) => a - b);
}

function stored(fields: object): StoredDocument {
  const bytes = encode(toDoc(fields));
  return { doc: decode(bytes), bytes };
}

const EXPECTED = new Set<CodeName>(['CannotIndexParallelArrays', 'DuplicateKey']);

/** Ignores the rejection of parallel arrays and duplicate unique keys. Neither may leave an index entry behind. */
function attempt(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CommandError) || !EXPECTED.has(error.codeName)) throw error;
  }
}

/** Returns the result of `work`, or undefined when the store rejects it. */
function accepted<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}
