import { BSONRegExp } from 'bson';
import fc from 'fast-check';
import type { Doc } from '#embedded/bson/value.js';
import { toDoc } from '#embedded/bson/encode.js';

/** Few fields and few values, so that generated filters match generated documents. */
export const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 2, arbitrary: fc.constantFrom('a', 'ab', 'abc', 'b', 'a\0b', 'é') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, true, false, NaN, -0, 1.5, new Date(2), Infinity),
  },
);

const element = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });

/** A field value: a scalar, an array or a document. */
export const value = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: element },
  { weight: 1, arbitrary: fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }) },
);

const documents = fc.oneof(
  { weight: 3, arbitrary: element },
  { weight: 3, arbitrary: fc.array(fc.oneof({ weight: 5, arbitrary: element }, scalar), { maxLength: 3 }) },
  { weight: 1, arbitrary: value },
);

/** A document without its `_id`. */
export const document = fc.record({ a: value, b: value, c: scalar, d: documents }, { requiredKeys: [] });

const FIELDS = ['a', 'b', 'c', 'd.x', 'd.y', 'd', '_id'];
const field = fc.constantFrom(...FIELDS);
const direction = fc.constantFrom(1, -1);

const anyFields = fc
  .uniqueArray(fc.tuple(field, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  .map((fields) => Object.fromEntries(fields));

/** Two fields of the elements of one array: the case that is hardest for a planner. */
const siblings = fc.tuple(direction, direction).map(([x, y]) => ({ 'd.x': x, 'd.y': y }));

/** The keys of an index or a sort: one to three fields. */
export const pattern = fc.oneof({ weight: 4, arbitrary: anyFields }, { weight: 1, arbitrary: siblings });

const operand = fc.oneof({ weight: 5, arbitrary: scalar }, value);
const regex = fc.constantFrom(
  new BSONRegExp('^a'),
  new BSONRegExp('^ab'),
  new BSONRegExp('b$'),
  new BSONRegExp('^A', 'i'),
);

const test = fc.oneof(
  { weight: 5, arbitrary: operand.map((bound) => ({ $eq: bound })) },
  { weight: 4, arbitrary: fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: [] }) },
  { weight: 4, arbitrary: fc.record({ $gt: operand, $lte: operand }, { requiredKeys: [] }) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof({ weight: 9, arbitrary: operand }, regex), { maxLength: 5 })
      .map(($in) => ({ $in })),
  },
  fc.array(scalar, { maxLength: 2 }).map(($nin) => ({ $nin })),
  operand.map(($ne) => ({ $ne })),
  fc.boolean().map(($exists) => ({ $exists })),
  fc.constantFrom('number', 'string', 'array', 'null', 'object').map(($type) => ({ $type })),
  fc.integer({ min: 0, max: 2 }).map(($size) => ({ $size })),
  fc.array(scalar, { maxLength: 2 }).map(($all) => ({ $all })),
  regex.map(($regex) => ({ $regex })),
  fc
    .record({ $gt: scalar, $lt: scalar }, { requiredKeys: [] })
    .map((range) => ({ $elemMatch: { $exists: true, ...range } })),
  fc.record({ x: scalar, y: scalar }, { requiredKeys: ['x'] }).map(($elemMatch) => ({ $elemMatch })),
  fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: ['$gte'] }).map(($not) => ({ $not })),
);

const condition = fc.oneof({ weight: 3, arbitrary: test }, operand);
const conditions = fc.oneof(
  { weight: 5, arbitrary: fc.dictionary(field, condition, { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.record({ 'd.x': scalar, 'd.y': scalar }) },
);

/** A filter: conditions on fields, sometimes with `$or` and `$and`. */
export const filter: fc.Arbitrary<Doc> = fc
  .record(
    {
      conditions,
      $or: fc.array(conditions, { minLength: 1, maxLength: 3 }),
      $and: fc.array(conditions, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ['conditions'] },
  )
  .map(({ conditions: own, ...rest }) => toDoc({ ...own, ...rest }));

/** An index: its key pattern, and sometimes an option. */
export const index = fc.record({
  key: pattern,
  option: fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    fc.constant({ sparse: true }),
    fc.constant({ unique: true }),
    fc
      .constantFrom({ c: { $gte: 2 } }, { a: { $exists: true } }, { c: 1 }, { b: { $type: 'number' } })
      .map((partial) => ({
        partialFilterExpression: partial,
      })),
  ),
});

/** A search: filter, sort, skip and limit. */
export const search = fc.record({
  filter,
  sort: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 3, arbitrary: pattern }),
  skip: fc.constantFrom(0, 0, 2),
  limit: fc.constantFrom(0, 0, 1, 3, 7),
});
