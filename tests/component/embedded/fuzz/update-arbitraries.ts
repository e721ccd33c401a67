import { BSONRegExp, Double } from 'bson';
import fc from 'fast-check';
import { document, scalar, value } from './arbitraries.js';

/** A generated update, as a client sends it. */
export interface DrawnUpdate {
  readonly update: object;
  /** Empty when no path uses one: MongoDB rejects an unused array filter. */
  readonly arrayFilters: readonly object[];
  /** Filter conditions on the arrays of `$` paths: a `$` needs a condition that matched an element of its array. */
  readonly where: object;
}

const path = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'd.x', 'd.y', 'e.f') },
  { weight: 4, arbitrary: fc.constantFrom('a.0', 'a.3', 'b.1', 'b.0.0', 'd.0', 'd.0.x', 'd.1.y', 'd.2') },
  { weight: 2, arbitrary: fc.constantFrom('a.$[]', 'b.$[]', 'b.$[].$[]', 'd.$[]', 'd.$[].x') },
  { weight: 2, arbitrary: fc.constantFrom('a.$[e]', 'b.$[e]', 'd.$[e]', 'd.$[e].x', 'd.$[e].y') },
  { weight: 1, arbitrary: fc.constantFrom('a.$', 'b.$', 'd.$', 'd.$.x') },
  { weight: 1, arbitrary: fc.constantFrom('c.z', 'a.x', '_id', 'd.x.y') },
);

const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(0.5, 2_147_483_647, 3n, new Double(2), -0) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(NaN, Infinity, 9_007_199_254_740_993n, 2n ** 62n, 'a', null),
  },
);

const elements = fc.array(value, { maxLength: 3 });

const order = fc.oneof(
  fc.constantFrom(1, -1),
  fc.constantFrom({ x: 1 }, { x: -1, y: 1 }, { y: 1 }, { 'x.y': 1 }),
);

const pushed = fc.oneof(
  value,
  fc.record(
    {
      $each: elements,
      $position: fc.integer({ min: -3, max: 3 }),
      $slice: fc.integer({ min: -3, max: 3 }),
      $sort: order,
    },
    { requiredKeys: ['$each'] },
  ),
);

const pulled = fc.oneof(
  { weight: 3, arbitrary: value },
  fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: ['$gte'] }),
  fc.record({ x: scalar, y: fc.oneof(scalar, fc.record({ $gt: scalar })) }, { requiredKeys: ['x'] }),
  fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
  scalar.map(($ne) => ({ $ne })),
  fc.constantFrom<unknown>(new BSONRegExp('^a'), { x: null }, { $size: 1 }, { $elemMatch: { $gt: 1 } }),
);

const added = fc.oneof(
  value,
  elements.map(($each) => ({ $each })),
);

/** The arguments of each update operator. `planner.test.ts` checks that no operator of the store is missing. */
const ARGUMENTS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  $set: value,
  $unset: fc.constantFrom('', 1),
  $setOnInsert: value,
  $inc: number,
  $mul: number,
  $min: value,
  $max: value,
  $rename: fc.constantFrom('a', 'b', 'c', 'e', 'e.f', 'd.y', 'e.g'),
  $currentDate: fc.constantFrom<unknown>(true, { $type: 'date' }, { $type: 'timestamp' }),
  $push: pushed,
  $addToSet: added,
  $pull: pulled,
  $pullAll: elements,
  $pop: fc.constantFrom(1, -1),
};

/** The operators of the generated updates. */
export const DRAWN_OPERATORS = Object.keys(ARGUMENTS);

const operators = fc
  .uniqueArray(
    fc
      .constantFrom(...DRAWN_OPERATORS)
      .chain((operator) => fc.tuple(fc.constant(operator), path, ARGUMENTS[operator]!)),
    { minLength: 1, maxLength: 3, selector: ([, at]) => at },
  )
  .map((changes) => {
    const update: Record<string, Record<string, unknown>> = {};
    for (const [operator, at, argument] of changes) (update[operator] ??= {})[at] = argument;
    return update;
  });

const arrayFilter = fc.oneof(
  scalar.map((e) => ({ e })),
  scalar.map((bound) => ({ e: { $gte: bound } })),
  scalar.map((x) => ({ 'e.x': x })),
  scalar.map((bound) => ({ $or: [{ 'e.y': bound }, { e: { $lt: bound } }] })),
);

/** A condition for each array that a `$` path can address: MongoDB does not define `$` when another array matched. */
const where = fc.record<Record<string, unknown>>({
  a: scalar.map(($gte) => ({ $gte })),
  b: scalar,
  d: fc.record({ x: scalar, y: scalar }, { requiredKeys: ['x'] }).map(($elemMatch) => ({ $elemMatch })),
});

/** One to three operators on different paths, or sometimes a replacement document. */
export const update: fc.Arbitrary<DrawnUpdate> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(operators, arrayFilter, where).map(([update, one, conditions]) => {
      const paths = Object.values(update).flatMap((fields) => Object.keys(fields));
      const isFiltered = paths.some((path) => path.includes('.$[e]'));
      const arrays = paths.filter((path) => /\.\$(\.|$)/.test(path)).map((path) => path.split('.')[0]!);
      const where = Object.fromEntries(arrays.map((name) => [name, conditions[name]]));
      return { update, arrayFilters: isFiltered ? [one] : [], where };
    }),
  },
  { weight: 1, arbitrary: document.map((update) => ({ update, arrayFilters: [], where: {} })) },
);
