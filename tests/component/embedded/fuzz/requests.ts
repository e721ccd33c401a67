import { EJSON } from 'bson';
import { MongoBulkWriteError, type AnyBulkWriteOperation, type Collection, type Document } from 'mongodb';
import type { DrawnUpdate } from './update-arbitraries.js';

/** A collection of either engine. */
export type Documents = Collection<Document>;

/** Returns the `_id`s of the documents that a filter finds, ascending. */
export async function idsOf(documents: Documents, filter: Document): Promise<unknown[]> {
  const found = await documents.find(filter).sort({ _id: 1 }).toArray();
  return found.map(({ _id }) => _id);
}

/** Returns all `_id`s in the order of a sort; `_id` breaks ties. */
export async function sortedIdsOf(documents: Documents, sort: Document): Promise<unknown[]> {
  const found = await documents
    .find()
    .sort('_id' in sort ? sort : { ...sort, _id: 1 })
    .toArray();
  return found.map(({ _id }) => _id);
}

/** The result of an update. */
export interface Outcome {
  /** The `_id`s of the documents for which the update was rejected. The conformance suite tests the error codes. */
  readonly refused: readonly unknown[];
  /** All documents, with the types of their numbers; fields are sorted by name, because engines add them in different orders. */
  readonly documents: readonly string[];
}

/** Applies the update to each of the documents in a statement of its own. */
export async function updateEach(
  documents: Documents,
  ids: readonly unknown[],
  drawn: DrawnUpdate,
): Promise<Outcome> {
  const refused = ids.length === 0 ? [] : await refusals(documents, ids, drawn);
  const after = await documents.find({}, { promoteValues: false }).sort({ _id: 1 }).toArray();
  return { refused, documents: after.map(canonicalJson) };
}

async function refusals(
  documents: Documents,
  ids: readonly unknown[],
  drawn: DrawnUpdate,
): Promise<unknown[]> {
  const { update, arrayFilters, where } = drawn;
  const isReplacement = !Object.keys(update)[0]?.startsWith('$');
  const statements = ids.map((_id): AnyBulkWriteOperation<Document> =>
    isReplacement
      ? { replaceOne: { filter: { _id } as Document, replacement: { ...update } } }
      : {
          updateOne: {
            filter: { _id, ...where } as Document,
            update,
            arrayFilters: [...arrayFilters],
          },
        },
  );
  try {
    await documents.bulkWrite(statements, { ordered: false });
    return [];
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    return [error.writeErrors].flat().map(({ index }) => ids[index]);
  }
}

/** Matches values of `$currentDate`, which differ between the two engines. All generated dates are in 1970, and do not match. */
const NOW = /\{"\$date":\{"\$numberLong":"\d{5,}"\}\}|\{"\$timestamp":\{[^}]*\}\}/g;

function canonicalJson(document: Document): string {
  return EJSON.stringify(sortFields(document), { relaxed: false }).replace(NOW, '"now"');
}

function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortFields);
  if (Object.prototype.toString.call(value) !== '[object Object]' || '_bsontype' in (value as object))
    return value;
  const fields = Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, sortFields(field)]));
}
