import { encodeKey } from '../bson/key.js';
import { someAt } from '../bson/path.js';
import type { Value } from '../bson/value.js';
import { wanted, type Command } from './command.js';
import type { CheckWanted } from './time-slice.js';
import { checkReadConcern } from './concerns.js';
import { hintOf } from './find.js';
import { countedByKeys, eachHit, searchRequest, startSearch, type SearchRequest } from './search.js';
import type { Collection } from '../storage/collection.js';
import type { Store } from '../storage/store.js';

export const count: Command = {
  async run(args, context) {
    checkReadConcern(args);
    const { store } = context;
    const request = searchRequest({
      filter: args.doc('query'),
      skip: args.count('skip'),
      // A negative limit is as good as a positive one, as in MongoDB.
      limit: Math.abs(Math.trunc(args.number('limit') ?? 0)),
      hint: hintOf(args),
    });
    const collection = store.find(args.ns);
    return {
      n: collection === undefined ? 0 : await countHits(store, collection, request, wanted(args, context)),
    };
  },
};

/** The number of matching documents; read from the keys alone when they are sufficient. */
export async function countHits(
  store: Store,
  collection: Collection,
  request: SearchRequest,
  check: CheckWanted,
): Promise<number> {
  const search = startSearch(store, collection, request);
  const counted = countedByKeys(search, request);
  if (counted !== undefined) return counted;
  let n = 0;
  await eachHit(search, request, collection, check, () => n++);
  return n;
}

export const distinct: Command = {
  async run(args, context) {
    checkReadConcern(args);
    const { store } = context;
    const path = (args.string('key') ?? '').split('.');
    const request = searchRequest({ filter: args.doc('query'), hint: hintOf(args) });
    const collection = store.find(args.ns);
    if (collection === undefined) return { values: [] };
    const values = new Map<string, Value>();
    const search = startSearch(store, collection, request);
    await eachHit(search, request, collection, wanted(args, context), (hit) => {
      someAt(hit.doc, path, 'spread', (value, offset) => {
        const isSpreadArray = Array.isArray(value) && offset < 0;
        if (value !== undefined && !isSpreadArray) values.set(encodeKey(value), value);
        return false;
      });
    });
    const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    return { values: sorted };
  },
};
