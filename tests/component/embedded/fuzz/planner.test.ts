import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { toDoc } from '#embedded/bson/encode.js';
import type { Doc } from '#embedded/bson/value.js';
import { countHits } from '#embedded/commands/count.js';
import { CommandError } from '#embedded/command-error.js';
import { hitsOf, searchRequest, startSearch, type SearchRequest } from '#embedded/commands/search.js';
import { compileFilter } from '#embedded/query/match.js';
import { checkCollection } from '#embedded/storage/check.js';
import type { Collection } from '#embedded/storage/collection.js';
import { sortKey } from '#embedded/storage/index-keys.js';
import { Store } from '#embedded/storage/store.js';
import { UPDATE_OPERATORS } from '#embedded/update/operators.js';
import { search } from './arbitraries.js';
import { DRAWN_OPERATORS } from './update-arbitraries.js';
import { all, build, world } from './world.js';

/** Set FUZZ_RUNS=20000 for a long run. Each run executes SEARCHES searches on one collection. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 200);
const SEARCHES = 16;

const searches = fc.array(search, { minLength: SEARCHES, maxLength: SEARCHES });

describe('the planner on random data', () => {
  const directory = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const store = new Store(join(directory, 'documents.mdb'));
  afterAll(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });

  it('is tested after updates with every operator', () => {
    expect([...DRAWN_OPERATORS].sort()).toEqual([...UPDATE_OPERATORS].sort());
  });

  it(
    `finds what a full scan finds in ${RUNS * SEARCHES} searches, and updates keep the indexes consistent`,
    async () => {
      let plans = 0;
      let updates = 0;
      const property = fc.asyncProperty(world, searches, async (given, requested) => {
        const { collection, updated } = await store.write(() => build(store, given));
        try {
          updates += updated;
          expect(checkCollection(store, collection).errors).toEqual([]);
          for (const one of requested) {
            const request = searchRequest({ ...one, sort: toDoc(one.sort) });
            if (await compareWithScan(store, collection, request)) plans++;
          }
        } finally {
          await store.write(() => store.drop(collection));
        }
      });
      // A failure prints its seed and path: pass both to fc.assert to reproduce it.
      await fc.assert(property, { numRuns: RUNS, verbose: 0 });
      expect(plans).toBeGreaterThan(RUNS * 3);
      expect(updates).toBeGreaterThan(RUNS);
    },
    Math.max(120_000, RUNS * 1_000),
  );
});

/** Compares the result of a search with a full scan. Returns true when the search used an index. */
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
    // A sort by two parallel arrays is an error.
    if (error instanceof CommandError) return false;
    throw error;
  }
  const window = expected.slice(request.skip, request.skip + request.limit);
  const found = startSearch(on, collection, request);
  const docs: Doc[] = [];
  for (const hit of hitsOf(found, request)) if (hit !== undefined) docs.push(hit.doc);
  const ids = (list: Doc[]): unknown[] => list.map((doc) => doc.get('_id'));
  expect(docs).toHaveLength(window.length);
  expect(new Set(ids(docs)).size).toBe(docs.length);
  expect(ids(expected)).toEqual(expect.arrayContaining(ids(docs)));
  if (request.sort.length > 0) expect(docs.map(keyOf)).toEqual(window.map(keyOf));
  expect(await countHits(on, collection, request, () => undefined)).toBe(window.length);
  return found.plan.kind !== 'scan' || found.plan.candidate.access.index !== undefined;
}
