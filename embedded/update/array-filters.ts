import type { Doc, Value } from '../bson/value.js';
import { CommandError, badValue } from '../command-error.js';
import { compileFilter, type Matcher } from '../query/match.js';
import { parseFilter } from '../query/parse-filter.js';
import type { Change } from './leaf.js';

/** The conditions of `$[name]`, by name. */
export type ArrayFilters = ReadonlyMap<string, Matcher>;

/** Parses `arrayFilters`: each has one name, and each name must occur in some path. */
export function parseArrayFilters(filters: readonly Value[], changes: readonly Change[]): ArrayFilters {
  const parsed = new Map<string, Matcher>();
  for (const filter of filters) {
    if (!(filter instanceof Map)) throw new CommandError('TypeMismatch', 'arrayFilters must be objects');
    const name = nameOf(filter);
    if (parsed.has(name)) {
      throw new CommandError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    }
    parsed.set(name, compileFilter(parseFilter(filter)));
  }
  const used = new Set(changes.flatMap(({ parts }) => parts));
  for (const name of parsed.keys()) {
    if (!used.has(`$[${name}]`)) {
      throw new CommandError(
        'FailedToParse',
        `The array filter for identifier '${name}' was not used in the update`,
      );
    }
  }
  return parsed;
}

function nameOf(filter: Doc): string {
  const names = new Set([...filter].flatMap(([field, value]) => namesIn(field, value)));
  const [name] = names;
  if (names.size !== 1 || name === undefined) {
    throw new CommandError('FailedToParse', 'an array filter must use exactly one top-level field name');
  }
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    throw badValue(
      `The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    );
  }
  return name;
}

function namesIn(field: string, value: Value): string[] {
  if (!field.startsWith('$')) return [field.split('.')[0]!];
  if (!Array.isArray(value)) return [];
  return value.flatMap((branch) => (branch instanceof Map ? [nameOf(branch)] : []));
}
