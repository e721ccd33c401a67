import { decode } from '../bson/decode.js';
import { encodeKey, type Key } from '../bson/key.js';
import { entryKeys, type Collection } from './collection.js';
import type { Index } from './index-definition.js';
import type { Store } from './store.js';

/** The result of a check of one collection. */
export interface Report {
  readonly documents: number;
  /** Entries per index, by name. */
  readonly entries: Readonly<Record<string, number>>;
  /** One line per inconsistency. Empty when every index matches its documents. */
  readonly errors: readonly string[];
}

/** Rebuilds all index entries from the documents and compares them with the stored ones. */
export function checkCollection(store: Store, collection: Collection): Report {
  const errors: string[] = [];
  const expected = new Map<Index, Set<Key>>(collection.indexes.map((index) => [index, new Set()]));
  let documents = 0;
  for (const id of store.idsOf(collection)) {
    documents++;
    const doc = decode(collection.get(id)!);
    if (encodeKey(doc.get('_id')) !== id) errors.push(`a document is stored under a wrong _id: ${quote(id)}`);
    for (const [index, entries] of expected) {
      for (const entry of entryKeys(index, doc, id)) entries.add(entry);
      const unknown = [...index.keysOf(doc).arrays].filter((path) => !index.arrays.has(path));
      if (unknown.length > 0)
        errors.push(`${index.name} has no record of the arrays at ${unknown.join(', ')}`);
    }
  }
  const entries: Record<string, number> = { _id_: documents };
  for (const [index, wanted] of expected) {
    entries[index.name] = wanted.size;
    for (const key of store.keysUnder(index.prefix)) {
      if (!wanted.delete(key)) errors.push(`${index.name} has an entry without its document: ${quote(key)}`);
    }
    for (const key of wanted) errors.push(`${index.name} lacks an entry: ${quote(key)}`);
  }
  return { documents, entries, errors };
}

function quote(key: Key): string {
  return Buffer.from(key, 'latin1').toString('hex');
}
