import { EJSON } from 'bson';
import type { Document } from 'mongodb';

/** A known difference of some MongoDB-compatible engine from MongoDB and the embedded store. */
export interface Difference {
  /** The title of the test that shows it. */
  readonly title: string;
  readonly why: string;
}

const OTHER_CODE = 'rejected as well, with another code';

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
  ].map((title) => ({ title, why: OTHER_CODE })),
  {
    title: 'updates preserve the order of keys',
    why: 'new fields come in the order of the update, not by name',
  },
  {
    title: 'each document is updated as expected by $pull and $pullAll',
    why: '$pull takes a pattern for a value',
  },
  {
    title: 'an update that changes nothing modifies nothing',
    why: 'counts a write of the same value as a change',
  },
  { title: 'parallel arrays cannot be indexed', why: 'indexes them by every pair of elements' },
  { title: 'queries use a matching index', why: 'reports what was examined per stage only' },
  { title: 'a query without an index is a collection scan', why: 'shows a scan of the _id index' },
  ...[
    '{"$set":{"list.$[]":1,"list.$[e]":2}} is rejected with code 40 and changes nothing',
    '{"$set":{"docs.$[]":{},"docs.$[e].x":2}} is rejected with code 40 and changes nothing',
    'each document is updated as expected by a $[name] beside others',
  ].map((title) => ({ title, why: 'applies only one of `$[]` and `$[name]` to an element' })),
  {
    title: '{"$setOnInsert":{"n.$[]":1}} is rejected with code 2 and changes nothing',
    why: 'looks at $setOnInsert only when it inserts',
  },
  { title: '$count returns no document for an empty input', why: 'counts 0' },
  { title: 'the pipeline [{"$project":{}}] is rejected with code 51272', why: 'lets everything through' },
];

/** One way in which some engine takes random updates otherwise than MongoDB and the embedded store. */
export interface UpdateDifference {
  readonly why: string;
  /** True for an update that may show it on this document. */
  applies(update: Document, before: Document, arrayFilters: readonly object[]): boolean;
}

/** What random updates would meet again and again: such an update is not sent to such a document. */
export const UPDATE_DIFFERENCES: readonly UpdateDifference[] = [
  {
    why: 'finds the places of `$`, `$[]` and `$[name]` change by change, and conflicts between them by name',
    applies: (update) => pathsOf(update).some((path) => path.includes('$')) && pathsOf(update).length > 1,
  },
  {
    why: 'asks nobody whether an operator can work on `$[]` and `$[name]` while they stand for no element',
    applies: (update) =>
      pathsOf(update, '$unset', '$inc', '$mul', '$setOnInsert').some((path) => path.includes('$[')),
  },
  {
    why: 'looks at what a `$` is to be multiplied or increased by only when a document is found',
    applies: (update) =>
      Object.entries({ ...update['$inc'], ...update['$mul'] }).some(
        ([path, by]) => path.includes('$') && typeof by !== 'number',
      ),
  },
  {
    why: 'finds no null where an element of `$[name]` has no such field',
    applies: (_update, _before, arrayFilters) => JSON.stringify(arrayFilters).includes('null'),
  },
  {
    why: 'sees a conflict between a position and a name below one field',
    applies: (update) =>
      /"d\.\d/.test(JSON.stringify(pathsOf(update))) && /"d\.[a-z]/.test(JSON.stringify(pathsOf(update))),
  },
  {
    why: 'looks at $setOnInsert, and at what conflicts with it, only when it inserts',
    applies: (update) =>
      '$setOnInsert' in update && (pathsOf(update).length > 1 || JSON.stringify(update).includes('.$')),
  },
  {
    why: 'refuses a `$` that stands for the name of a field',
    applies: (update, before) =>
      pathsOf(update).some((path) => path.includes('$') && !leadsInto(before, path, 'array')),
  },
  {
    why: 'makes the way to a missing array that something is to be taken from',
    applies: (update, before) =>
      pathsOf(update, '$pull', '$pullAll', '$pop').some(
        (path) => isDotted(path) && (pathsOf(update).length > 1 || leadsInto(before, path, 'array')),
      ),
  },
  {
    why: 'leaves a missing array missing when nothing is added to it',
    applies: (update) =>
      /"\$each":\[\]|"\$slice":0/.test(JSON.stringify([update['$push'], update['$addToSet']])),
  },
  {
    why: 'refuses to $unset what is not there within an array, or does not refuse to $rename what cannot be there',
    applies: (update, before) =>
      pathsOf(update, '$unset', '$rename').some(
        (path) => isDotted(path) && !leadsInto(before, path, 'document'),
      ),
  },
  {
    why: 'adds to booleans, makes zero of a missing field times NaN, Infinity or -0, and takes NaN for the largest number',
    applies: (update, before) =>
      pathsOf(update, '$inc', '$mul', '$min', '$max').length > 0 &&
      /true|false|NaN|Infinity|0\.0/.test(EJSON.stringify([update, before], { relaxed: false })),
  },
  {
    why: 'makes the way to the new name of a field that is not there',
    applies: (update) => Object.values((update['$rename'] as object | undefined) ?? {}).some(isDotted),
  },
];

/** Some engine sorts empty arrays as it sorts null, and not before that. */
export function isSortedAlike(document: Document): boolean {
  return !JSON.stringify(document).includes('[]');
}

/** Some engine sorts by the least element under each field for itself: two arrays side by side, or fields of several elements. */
export function isSortAlike(sort: Document): boolean {
  return Object.keys(sort).filter((name) => name !== '_id' && name !== 'c').length < 2;
}

function leadsInto(before: Document, path: string, kind: 'array' | 'document'): boolean {
  const first: unknown = before[path.split('.')[0]!];
  return Array.isArray(first)
    ? kind === 'array'
    : kind === 'document' && typeof first === 'object' && first !== null;
}

function isDotted(path: string): boolean {
  return path.includes('.');
}

/** The paths of the given operators, of all when none is given. */
function pathsOf(update: Document, ...operators: string[]): string[] {
  const names = operators.length === 0 ? Object.keys(update) : operators;
  return names.flatMap((name) => Object.keys((update[name] as object | undefined) ?? {}));
}
