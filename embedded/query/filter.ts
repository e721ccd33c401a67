import type { TypeName } from '../bson/types.js';
import type { Value } from '../bson/value.js';
import type { Pattern } from './regex.js';

/** A parsed filter. `$ne`, `$nin`, `$not` and `$all` are expressed by these few nodes. */
export type Filter =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly of: readonly Filter[] }
  | FieldFilter
  /** Matches nothing: `$all: []`, `$in: []`. */
  | { readonly kind: 'never' };

/** One test on the values of one path. An empty path is the value itself, inside `$elemMatch`. */
export interface FieldFilter {
  readonly kind: 'field';
  readonly name: string;
  readonly path: readonly string[];
  readonly test: Test;
}

export type RangeOperator = 'lt' | 'lte' | 'gt' | 'gte';

export type Test =
  | { readonly op: 'eq'; readonly value: Value }
  | { readonly op: RangeOperator; readonly value: Value }
  | { readonly op: 'in'; readonly values: readonly Value[]; readonly patterns: readonly Pattern[] }
  | { readonly op: 'regex'; readonly pattern: Pattern }
  | { readonly op: 'exists' }
  | { readonly op: 'type'; readonly types: ReadonlySet<TypeName> }
  | { readonly op: 'size'; readonly size: number }
  | { readonly op: 'mod'; readonly divisor: number; readonly remainder: number }
  | { readonly op: 'elemMatch'; readonly filter: Filter; readonly of: 'documents' | 'values' };

/** The filter that matches everything. */
export const ALL: Filter = { kind: 'and', of: [] };

/** The filters that must all hold, with nested `$and`s flattened. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return filter.kind === 'and' ? filter.of.flatMap(conjuncts) : [filter];
}

/** The distinct top-level fields that a filter reads. */
export function fieldsOf(filter: Filter): string[] {
  if (filter.kind === 'never') return [];
  if (filter.kind === 'field') return [filter.path[0]!];
  return [...new Set(filter.of.flatMap(fieldsOf))];
}
