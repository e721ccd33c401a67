import { ObjectId } from 'bson';
import { encode } from '../bson/encode.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError } from '../command-error.js';
import type { Filter } from '../query/filter.js';
import type { StoredDocument } from '../storage/collection.js';
import { applyUpdate } from './apply.js';
import type { Update } from './update.js';
import { placeAt } from './update-path.js';

/**
 * The document that an upsert inserts: the equalities of the filter, then the update, then a generated `_id`
 * if needed.
 */
export function upsertedDocument(filter: Filter, update: Update, now: Date): StoredDocument {
  const base: Doc = new Map();
  for (const [path, value] of equalities(filter)) {
    if (update.kind === 'replacement' && path !== '_id') continue;
    const place = placeAt(base, path.split('.'), true)!;
    if (place.get() !== undefined) {
      const message = `cannot infer query fields to set, path '${path}' is matched twice`;
      throw new CommandError('NotSingleValueField', message);
    }
    place.set(value);
  }
  const doc = applyUpdate(base, update, { offset: undefined, isInsert: true, now });
  const id = doc.get('_id') ?? new ObjectId();
  const complete: Doc = new Map([['_id', id], ...doc]);
  return { doc: complete, bytes: encode(complete) };
}

/** The fields that the filter binds to one value, outside of alternatives. */
function equalities(filter: Filter): [path: string, value: Value][] {
  if (filter.kind === 'and') return filter.of.flatMap(equalities);
  if (filter.kind === 'or' && filter.of.length === 1) return equalities(filter.of[0]!);
  if (filter.kind === 'field' && filter.test.op === 'eq') return [[filter.name, filter.test.value]];
  return [];
}
