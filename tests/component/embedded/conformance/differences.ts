import { EJSON } from 'bson';
import type { Document } from 'mongodb';

/** A known difference between a MongoDB-compatible engine and MongoDB. The embedded store behaves like MongoDB. */
export interface Difference {
  /** The title of the test that fails on that engine. */
  readonly title: string;
  /** What that engine does; the engine is the subject of the sentence. */
  readonly why: string;
}

const OTHER_CODE = 'rejects it with another code';

/** All known differences. The embedded store has none of them. */
export const DIFFERENCES: readonly Difference[] = [
  ...[
    '{"a":{"$regex":"a","$options":"q"}} is rejected with code 51108',
    '{"a":{"$regex":"("}} is rejected with code 51091',
    '{"a":1,"n":0} is rejected with code 31254',
    '{"a":0,"n":1} is rejected with code 31253',
    '{"a":1,"a.b":1} is rejected with code 31249',
    '{"a.b":1,"a":1} is rejected with code 31250',
    '{"$pop":{"n":1}} is rejected with code 14 and changes nothing',
    '{"$rename":{"n":"n"}} is rejected with code 2 and changes nothing',
    '{"$set":{"n.$[]":1}} is rejected with code 2 and changes nothing',
    '{"$set":{"a..b":1}} is rejected with code 56 and changes nothing',
    'the index {"a":1} with {"sparse":true,"partialFilterExpression":{"a":1}} is rejected',
    'the pipeline [{"$group":{"_id":1,"a":5}}] is rejected with code 40234',
    'the pipeline [{"$unwind":"tags"}] is rejected with code 28818',
    'the pipeline [{"$count":""}] is rejected with code 40156',
    'an update stores a name with a dollar only below a field',
  ].map((title) => ({ title, why: OTHER_CODE })),
  {
    title: 'updates preserve the order of keys',
    why: 'adds new fields in the order of the update, not sorted by name',
  },
  {
    title: 'each document is updated as expected by $pull and $pullAll',
    why: 'compares a regular expression in $pull as a value',
  },
  {
    title: 'an update that changes nothing modifies nothing',
    why: 'counts a write of an equal value as a modification',
  },
  { title: 'parallel arrays cannot be indexed', why: 'indexes every pair of their elements' },
  { title: 'queries use a matching index', why: 'reports examined keys and documents only per stage' },
  { title: 'a query without an index is a collection scan', why: 'reports a scan of the _id index' },
  ...[
    '{"$set":{"list.$[]":1,"list.$[e]":2}} is rejected with code 40 and changes nothing',
    '{"$set":{"docs.$[]":{},"docs.$[e].x":2}} is rejected with code 40 and changes nothing',
    'each document is updated as expected by a $[name] beside others',
  ].map((title) => ({ title, why: 'applies only one of `$[]` and `$[name]` to an element' })),
  {
    title: '{"$setOnInsert":{"n.$[]":1}} is rejected with code 2 and changes nothing',
    why: 'validates $setOnInsert only on an insert',
  },
  { title: '$count returns no document for an empty input', why: 'returns a count of 0' },
  {
    title: 'the pipeline [{"$project":{}}] is rejected with code 51272',
    why: 'returns the documents unchanged',
  },
];

/** A known difference between a MongoDB-compatible engine and MongoDB that random updates show. */
export interface UpdateDifference {
  /** What that engine does; the engine is the subject of the sentence. */
  readonly why: string;
  /** Returns true when the update of this document may show the difference. */
  applies(update: Document, before: Document, arrayFilters: readonly object[]): boolean;
}

/** Differences that random updates would show often: the differential test does not send an update to which one applies. */
export const UPDATE_DIFFERENCES: readonly UpdateDifference[] = [
  {
    why: 'resolves `$`, `$[]` and `$[name]` for one change after the other, and detects conflicts by the unresolved paths',
    applies: (update) => pathsOf(update).some((path) => path.includes('$')) && pathsOf(update).length > 1,
  },
  {
    why: 'does not validate an operator on `$[]` or `$[name]` when no element matches',
    applies: (update) =>
      pathsOf(update, '$unset', '$inc', '$mul', '$setOnInsert').some((path) => path.includes('$[')),
  },
  {
    why: 'validates the argument of $inc and $mul on a `$` path only when a document matches',
    applies: (update) =>
      Object.entries({ ...update['$inc'], ...update['$mul'] }).some(
        ([path, by]) => path.includes('$') && typeof by !== 'number',
      ),
  },
  {
    why: 'does not match null with a missing field in an array filter',
    applies: (_update, _before, arrayFilters) => JSON.stringify(arrayFilters).includes('null'),
  },
  {
    why: 'reports a conflict between an array index and a field name below the same field',
    applies: (update) =>
      /"d\.\d/.test(JSON.stringify(pathsOf(update))) && /"d\.[a-z]/.test(JSON.stringify(pathsOf(update))),
  },
  {
    why: 'validates $setOnInsert, and its conflicts with other operators, only on an insert',
    applies: (update) =>
      '$setOnInsert' in update && (pathsOf(update).length > 1 || JSON.stringify(update).includes('.$')),
  },
  {
    why: 'rejects a path with `$` whose first field is not an array',
    applies: (update, before) =>
      pathsOf(update).some((path) => path.includes('$') && !leadsInto(before, path, 'array')),
  },
  {
    why: 'creates the parent documents of a missing array in $pull, $pullAll and $pop',
    applies: (update, before) =>
      pathsOf(update, '$pull', '$pullAll', '$pop').some(
        (path) => isDotted(path) && (pathsOf(update).length > 1 || leadsInto(before, path, 'array')),
      ),
  },
  {
    why: 'does not create a missing array when no element is added to it',
    applies: (update) =>
      /"\$each":\[\]|"\$slice":0/.test(JSON.stringify([update['$push'], update['$addToSet']])),
  },
  {
    why: 'rejects $unset of a missing field in an array, or accepts $rename of a path that cannot exist',
    applies: (update, before) =>
      pathsOf(update, '$unset', '$rename').some(
        (path) => isDotted(path) && !leadsInto(before, path, 'document'),
      ),
  },
  {
    why: 'adds to booleans, sets a missing field to 0 when multiplied by NaN, Infinity or -0, and orders NaN above all numbers',
    applies: (update, before) =>
      pathsOf(update, '$inc', '$mul', '$min', '$max').length > 0 &&
      /true|false|NaN|Infinity|0\.0/.test(EJSON.stringify([update, before], { relaxed: false })),
  },
  {
    why: 'creates the parent documents of the new name in a $rename of a missing field',
    applies: (update) => Object.values((update['$rename'] as object | undefined) ?? {}).some(isDotted),
  },
];

/** Returns false for documents with empty arrays: one engine sorts an empty array like null, MongoDB sorts it before null. */
export function isSortedAlike(document: Document): boolean {
  return !JSON.stringify(document).includes('[]');
}

/**
 * Returns false for sorts by two fields that can hold arrays: one engine takes the least element of each field separately, for
 * parallel arrays as well as for fields of several elements.
 */
export function isSortAlike(sort: Document): boolean {
  return Object.keys(sort).filter((name) => name !== '_id' && name !== 'c').length < 2;
}

/** Returns whether the first field of a dotted path holds an array or a document. */
function leadsInto(before: Document, path: string, kind: 'array' | 'document'): boolean {
  const first: unknown = before[path.split('.')[0]!];
  return Array.isArray(first)
    ? kind === 'array'
    : kind === 'document' && typeof first === 'object' && first !== null;
}

function isDotted(path: string): boolean {
  return path.includes('.');
}

/** Returns the paths of the given operators, or of all operators when none is given. */
function pathsOf(update: Document, ...operators: string[]): string[] {
  const names = operators.length === 0 ? Object.keys(update) : operators;
  return names.flatMap((name) => Object.keys((update[name] as object | undefined) ?? {}));
}
