import type { CollectionLayout } from '#platform/mongo/index.js';

/** Which shards a router asks. */
export type Target = 'one' | 'those of the keys' | 'all' | 'not sharded';

const OPERATORS: Record<string, string> = {
  ...{ $eq: '', $in: 'in', $ne: 'not', $nin: 'not', $exists: 'exists' },
  ...{ $gt: 'range', $gte: 'range', $lt: 'range', $lte: 'range' },
};

/** By field, how a filter compares it: '' for equality, `in`, `range`, `not`, `exists`. */
function comparisons(filter: Record<string, unknown>): [field: string, how: string][] {
  return Object.entries(filter).flatMap(([field, value]): [string, string][] => {
    if (field === '$and') return (value as Record<string, unknown>[]).flatMap(comparisons);
    if (field.startsWith('$')) {
      const branches = (value as Record<string, unknown>[]).map(
        (branch) => `(${textOf(comparisons(branch))})`,
      );
      return [[[...new Set(branches)].join(field === '$nor' ? ' nor ' : ' or '), '']];
    }
    return [[field, howOf(value)]];
  });
}

function howOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return '';
  const operators = Object.keys(value).filter((key) => key.startsWith('$'));
  return [...new Set(operators.map((each) => OPERATORS[each] ?? each))].join(' ');
}

function textOf(fields: readonly [string, string][]): string {
  const texts = fields.map(([field, how]) => (how === '' ? field : `${field} ${how}`));
  return [...new Set(texts)].sort().join(', ') || 'everything';
}

/** The fields of a filter, each with how it is compared: `_id in, active, from in`. */
export function filterShape(filter: Record<string, unknown>): string {
  return textOf(comparisons(filter));
}

/** The shards that a router asks for a filter: by a value of the shard key one, by several their shards, without any all. */
export function targetOf({ shardKey }: CollectionLayout, filter: Record<string, unknown>): Target {
  if (shardKey === null) return 'not sharded';
  const how = comparisons(filter).flatMap(([field, each]) => (field === shardKey ? [each] : []));
  if (how.includes('')) return 'one';
  return how.includes('in') ? 'those of the keys' : 'all';
}
