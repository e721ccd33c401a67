import { encode, toDoc } from '../bson/encode.js';
import { isNumeric, toNumber, type Doc, type Value } from '../bson/value.js';
import { CommandError } from '../command-error.js';
import { compileFilter } from '../query/match.js';
import { parseFilter } from '../query/parse-filter.js';
import { parseSort } from '../query/parse-sort.js';
import { parseProjection } from '../query/projection.js';
import { sortKey } from '../storage/index-keys.js';
import { document, MAX_STAGE_BYTES, stageTooLarge, type DocumentStream, type Stage } from './flow.js';
import { group } from './group.js';
import { unwind } from './unwind.js';

/** The supported stages of `aggregate`. */
export const STAGES: Record<string, (argument: Value) => Stage> = {
  $match: (argument) => {
    const matches = compileFilter(parseFilter(document('$match', argument)));
    return (input) => filter(input, (doc) => matches(doc));
  },
  $sort: (argument) => {
    const fields = parseSort(document('$sort', argument));
    if (fields.length === 0)
      throw new CommandError('Location15976', '$sort stage must have at least one sort key');
    return (input) => sort(input, (doc) => sortKey(doc, fields));
  },
  $limit: (argument) => {
    const most = wholeNumber('$limit', argument);
    if (most === 0) throw new CommandError('Location15958', 'the limit must be positive');
    return (input) => limit(input, most);
  },
  $skip: (argument) => {
    const first = wholeNumber('$skip', argument);
    return (input) => skip(input, first);
  },
  $project: (argument) => {
    const fields = document('$project', argument);
    if (fields.size === 0)
      throw new CommandError('Location51272', 'projection specification must have at least one field');
    const { ofDoc } = parseProjection(fields)!;
    return (input) => map(input, ofDoc);
  },
  $unset: (argument) => {
    const names = Array.isArray(argument) ? argument : [argument];
    const { ofDoc } = parseProjection(new Map(names.map((name) => [fieldName(name), 0])))!;
    return (input) => map(input, ofDoc);
  },
  $group: group,
  $unwind: unwind,
  $count: (argument) => {
    const name = fieldName(argument);
    return Object.assign((input: DocumentStream) => counted(input, name), { ignoresContent: true });
  },
};

function fieldName(value: Value): string {
  if (typeof value === 'string' && value !== '' && !value.startsWith('$') && !value.includes('\0'))
    return value;
  throw new CommandError(
    'Location40156',
    'a field name must be a non-empty string that does not start with $',
  );
}

function wholeNumber(stage: string, argument: Value): number {
  const number = isNumeric(argument) ? toNumber(argument) : NaN;
  if (Number.isInteger(number) && number >= 0) return number;
  throw new CommandError(
    'Location5107201',
    `invalid argument to ${stage} stage: expected a non-negative integer`,
  );
}

function* filter(
  input: DocumentStream,
  keeps: (doc: Doc) => boolean,
): DocumentStream & Generator<Doc | undefined> {
  for (const doc of input) if (doc === undefined || keeps(doc)) yield doc;
}

function* map(input: DocumentStream, change: (doc: Doc) => Doc): Generator<Doc | undefined> {
  for (const doc of input) yield doc && change(doc);
}

function* limit(input: DocumentStream, most: number): Generator<Doc | undefined> {
  let passed = 0;
  for (const doc of input) {
    yield doc;
    if (doc !== undefined && ++passed >= most) return;
  }
}

function* skip(input: DocumentStream, first: number): Generator<Doc | undefined> {
  let passed = 0;
  for (const doc of input) if (doc === undefined || ++passed > first) yield doc;
}

function* counted(input: DocumentStream, name: string): Generator<Doc | undefined> {
  let count = 0;
  for (const doc of input) {
    if (doc === undefined) yield undefined;
    else count++;
  }
  if (count > 0) yield toDoc({ [name]: count });
}

function* sort(input: DocumentStream, keyOf: (doc: Doc) => string): Generator<Doc | undefined> {
  const kept: { key: string; doc: Doc }[] = [];
  let bytes = 0;
  for (const doc of input) {
    if (doc === undefined) {
      yield undefined;
      continue;
    }
    bytes += encode(doc).length;
    if (bytes > MAX_STAGE_BYTES) throw stageTooLarge('$sort');
    kept.push({ key: keyOf(doc), doc });
  }
  kept.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (const { doc } of kept) yield doc;
}
