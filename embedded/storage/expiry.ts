import { decode } from '../bson/decode.js';
import { encodeKey, invert, type Key } from '../bson/key.js';
import { TAGS } from '../bson/types.js';
import { idOfEntry, type Collection } from './collection.js';
import type { KeyRange } from './environment.js';
import type { Index } from './index-definition.js';
import type { Store } from './store.js';

/** Documents per transaction, so that other writes do not wait long. */
const BATCH = 500;

/** Removes the documents that have expired by their TTL index. Returns the number removed. */
export async function expireDocuments(store: Store, now: Date): Promise<number> {
  let removed = 0;
  for (const collection of store.all()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined || index.state !== 'ready') continue;
      const range = expiredRange(index, index.expireAfterSeconds, now);
      for (;;) {
        const went = await removeBatch(store, collection, range);
        removed += went;
        if (went < BATCH) break;
      }
    }
  }
  return removed;
}

/** The dates up to `seconds` ago. */
function expiredRange(index: Index, seconds: number, now: Date): KeyRange {
  const first = String.fromCharCode(TAGS.date);
  const last = encodeKey(new Date(now.getTime() - seconds * 1000));
  const [from, to] = index.fields[0]!.descending ? [invert(last), invert(first) + '\xff'] : [first, last];
  return { from: index.prefix + from, to: index.prefix + to };
}

async function removeBatch(store: Store, collection: Collection, range: KeyRange): Promise<number> {
  if (store.env.keys(range, { limit: 1 }).length === 0) return 0;
  return store.write(() => {
    if (collection.dropped) return 0;
    const entries = store.env.keys(range, { limit: BATCH });
    const ids = new Set<Key>(entries.map(idOfEntry));
    for (const id of ids) collection.remove(decode(collection.get(id)!));
    return ids.size === 0 ? 0 : entries.length;
  });
}
