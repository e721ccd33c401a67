import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decode } from '../bson/decode.js';
import { encode, toDoc } from '../bson/encode.js';
import type { Doc } from '../bson/value.js';
import { countHits } from '../commands/count.js';
import { CommandError } from '../command-error.js';
import { normalizeIndexSpec } from '../commands/index-spec.js';
import { hitsOf, searchRequest, startSearch, type SearchRequest } from '../commands/search.js';
import { compileFilter } from '../query/match.js';
import { checkCollection } from '../storage/check.js';
import type { Collection } from '../storage/collection.js';
import { sortKey } from '../storage/index-keys.js';
import { Store } from '../storage/store.js';
import { document, index, search } from './arbitraries.js';

/** FUZZ_RUNS=20000 for a long run; each run asks SEARCHES questions of one collection. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 200);
const SEARCHES = 16;

const world = fc.record({
  documents: fc.array(document, { minLength: 1, maxLength: 25 }),
  indexes: fc.array(index, { maxLength: 4 }),
  changes: fc.array(fc.tuple(fc.nat(24), fc.option(document)), { maxLength: 12 }),
  searches: fc.array(search, { minLength: SEARCHES, maxLength: SEARCHES }),
});

describe('plans over random data', () => {
  const directory = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const store = new Store(join(directory, 'documents.mdb'));
  afterAll(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });

  it(
    `find what a scan of everything finds, in ${RUNS * SEARCHES} searches`,
    async () => {
      let plans = 0;
      const property = fc.asyncProperty(world, async ({ documents, indexes, changes, searches }) => {
        const collection = await store.write(() => build(store, documents, indexes, changes));
        try {
          expect(checkCollection(store, collection).errors).toEqual([]);
          for (const one of searches) {
            const request = searchRequest({ ...one, sort: toDoc(one.sort) });
            if (await compareWithScan(store, collection, request)) plans++;
          }
        } finally {
          await store.write(() => store.drop(collection));
        }
      });
      // A failure prints its seed and path: hand both to fc.assert to see it again.
      await fc.assert(property, { numRuns: RUNS, verbose: 0 });
      expect(plans).toBeGreaterThan(RUNS * 3);
    },
    Math.max(120_000, RUNS * 100),
  );
});

type Change = [at: number, replacement: object | null];

/** Half of the indexes are there before the documents, half are built over them; then documents change and go. */
function build(
  on: Store,
  documents: object[],
  indexes: { key: object; option: object }[],
  changes: Change[],
): Collection {
  const collection = on.create('fuzz.documents');
  const specs = indexes.map(({ key, option }, at) =>
    normalizeIndexSpec(toDoc({ key, name: `i${at}`, ...option })),
  );
  for (const spec of specs.slice(0, 2)) on.createIndex(collection, spec).state = 'ready';
  documents.forEach((fields, _id) => attempt(() => collection.insert(stored({ _id, ...fields }))));
  for (const spec of specs.slice(2)) attempt(() => (on.createIndex(collection, spec).state = 'ready'));
  for (const [_id, replacement] of changes) {
    const before = all(on, collection).find((doc) => doc.get('_id') === _id);
    if (before === undefined) continue;
    if (replacement === null) collection.remove(before);
    else attempt(() => collection.replace(before, stored({ _id, ...replacement })));
  }
  return collection;
}

function stored(fields: object): { doc: Doc; bytes: Buffer } {
  const bytes = encode(toDoc(fields));
  return { doc: decode(bytes), bytes };
}

/** Parallel arrays are refused, and must then leave no trace. */
function attempt(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CommandError) || error.codeName !== 'CannotIndexParallelArrays') throw error;
  }
}

function all(on: Store, collection: Collection): Doc[] {
  return [...on.idsOf(collection)].map((id) => decode(collection.get(id)!));
}

/** True when the search was answered by an index. */
async function compareWithScan(on: Store, collection: Collection, request: SearchRequest): Promise<boolean> {
  const matches = compileFilter(request.filter);
  const keyOf = (doc: Doc): string => sortKey(doc, request.sort);
  let expected: Doc[];
  try {
    expected = all(on, collection).filter((doc) => matches(doc));
    const keyed = expected.map((doc) => ({ doc, key: keyOf(doc) }));
    if (request.sort.length > 0) keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    expected = keyed.map(({ doc }) => doc);
  } catch (error) {
    // Two arrays side by side have no place in a sort.
    if (error instanceof CommandError) return false;
    throw error;
  }
  const window = expected.slice(request.skip, request.skip + request.limit);
  const found = startSearch(on, collection, request);
  const docs = [...hitsOf(found, request)].flatMap((hit) => (hit === undefined ? [] : [hit.doc]));
  const ids = (list: Doc[]): unknown[] => list.map((doc) => doc.get('_id'));
  expect(docs).toHaveLength(window.length);
  expect(new Set(ids(docs)).size).toBe(docs.length);
  expect(ids(expected)).toEqual(expect.arrayContaining(ids(docs)));
  if (request.sort.length > 0) expect(docs.map(keyOf)).toEqual(window.map(keyOf));
  expect(await countHits(on, collection, request, Infinity)).toBe(window.length);
  return found.plan.kind !== 'scan' || found.plan.candidate.access.index !== undefined;
}
