import { EJSON } from 'bson';
import { MongoBulkWriteError, type AnyBulkWriteOperation, type Collection, type Document } from 'mongodb';
import type { DrawnUpdate } from './update-arbitraries.js';

/** A collection of any documents, in whichever engine. */
export type Documents = Collection<Document>;

/** The `_id`s of what a filter finds, ascending. */
export async function idsOf(documents: Documents, filter: Document): Promise<unknown[]> {
  const found = await documents.find(filter).sort({ _id: 1 }).toArray();
  return found.map(({ _id }) => _id);
}

/** All `_id`s in the order of a sort; what it leaves open, `_id` decides. */
export async function sortedIdsOf(documents: Documents, sort: Document): Promise<unknown[]> {
  const found = await documents
    .find()
    .sort('_id' in sort ? sort : { ...sort, _id: 1 })
    .toArray();
  return found.map(({ _id }) => _id);
}

/** What an update leaves behind. */
export interface Outcome {
  /** The `_id`s of the documents for which it was refused. By which code, the conformance suite asks case by case. */
  readonly refused: readonly unknown[];
  /** All documents with the types of their numbers; fields in the order of their names, for engines add them in different orders. */
  readonly documents: readonly string[];
}

/** Updates each of the documents by itself. */
export async function updateEach(
  documents: Documents,
  ids: readonly unknown[],
  drawn: DrawnUpdate,
): Promise<Outcome> {
  const refused = ids.length === 0 ? [] : await refusals(documents, ids, drawn);
  const after = await documents.find({}, { promoteValues: false }).sort({ _id: 1 }).toArray();
  return { refused, documents: after.map(spell) };
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

/** The times at which the two engines have run `$currentDate` are not the same; drawn dates are all in 1970. */
const NOW = /\{"\$date":\{"\$numberLong":"\d{5,}"\}\}|\{"\$timestamp":\{[^}]*\}\}/g;

function spell(document: Document): string {
  return EJSON.stringify(byName(document), { relaxed: false }).replace(NOW, '"now"');
}

function byName(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byName);
  if (Object.prototype.toString.call(value) !== '[object Object]' || '_bsontype' in (value as object))
    return value;
  const fields = Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, byName(field)]));
}
