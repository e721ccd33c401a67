import { pathsTouch } from '../bson/path.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError, notImplemented } from '../command-error.js';
import { parseArrayFilters, type ArrayFilters } from './array-filters.js';
import type { Change } from './leaf.js';
import { parseOperator } from './operators.js';
import { comparePaths, parsePath } from './update-path.js';

/** What an update asks for: another document, or changes of fields. */
export type Update = { readonly kind: 'replacement'; readonly doc: Doc } | OperatorUpdate;

export interface OperatorUpdate {
  readonly kind: 'operators';
  /** In the order in which MongoDB applies them: by path. */
  readonly changes: readonly Change[];
  /** The document's own fields that the changes are in. */
  readonly fields: ReadonlySet<string>;
  readonly arrayFilters: ArrayFilters;
  /** True when a `$` in some path wants to know which array element the filter matched. */
  readonly isPositional: boolean;
  /** True when some path holds `$`, `$[]` or `$[name]`: which places it means depends on the document. */
  readonly hasPositions: boolean;
}

/** Reads an update. Conflicting paths, unknown operators and pipelines are refused. */
export function parseUpdate(update: Value, arrayFilters: readonly Value[]): Update {
  if (Array.isArray(update)) throw notImplemented('updates by an aggregation pipeline');
  if (!(update instanceof Map))
    throw new CommandError('FailedToParse', 'Update argument must be either an object or an array');
  const first = update.keys().next().value;
  if (first === undefined || !first.startsWith('$')) return replacement(update, arrayFilters);
  const changes = [...update].flatMap(([operator, fields]) => parseFields(operator, fields));
  changes.sort((a, b) => comparePaths(a.parts, b.parts));
  checkConflicts(changes);
  return {
    kind: 'operators',
    changes,
    fields: new Set(changes.flatMap(fieldsOf)),
    arrayFilters: parseArrayFilters(arrayFilters, changes),
    isPositional: changes.some(({ parts }) => parts.includes('$')),
    hasPositions: changes.some(({ parts }) => parts.some((part) => part.startsWith('$'))),
  };
}

function fieldsOf({ path, leaf }: Change): string[] {
  return [path, leaf.from ?? path].map((each) => each.split('.', 1)[0]!);
}

function replacement(doc: Doc, arrayFilters: readonly Value[]): Update {
  if (arrayFilters.length > 0) {
    throw new CommandError('FailedToParse', 'Cannot specify arrayFilters and a replacement document');
  }
  for (const name of doc.keys()) {
    if (name.startsWith('$')) {
      const message = `The dollar ($) prefixed field '${name}' is not allowed in a replacement document`;
      throw new CommandError('DollarPrefixedFieldName', message);
    }
  }
  return { kind: 'replacement', doc };
}

function parseFields(operator: string, fields: Value): Change[] {
  if (!operator.startsWith('$')) throw unknownModifier(operator);
  if (!(fields instanceof Map)) {
    const message = `Modifiers operate on fields but we found another type instead: {${operator}: {<field>: ...}} is expected`;
    throw new CommandError('FailedToParse', message);
  }
  return [...fields].flatMap(([path, argument]) => {
    const leaves = parseOperator(operator, path, argument);
    if (leaves === undefined) throw unknownModifier(operator);
    return leaves.map(([at, leaf]) => ({ path: at, parts: parsePath(at), leaf }));
  });
}

function unknownModifier(operator: string): CommandError {
  const message = `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`;
  return new CommandError('FailedToParse', message);
}

/** Two changes may not touch the same field, nor one a part of the other's. */
function checkConflicts(changes: readonly Change[]): void {
  const seen: string[] = [];
  for (const path of changes.flatMap(({ path, leaf }) =>
    leaf.from === undefined ? [path] : [leaf.from, path],
  )) {
    const earlier = seen.find((other) => pathsTouch(other, path) || mixPositions(other, path));
    if (earlier !== undefined) {
      const shorter = earlier.length < path.length ? earlier : path;
      const message = `Updating the path '${path}' would create a conflict at '${shorter}'`;
      throw new CommandError('ConflictingUpdateOperators', message);
    }
    seen.push(path);
  }
}

/** True when `$[...]` in one path stands where the other has a position or a name: MongoDB takes no such mixture. */
function mixPositions(a: string, b: string): boolean {
  const [left, right] = [a.split('.'), b.split('.')];
  const at = left.findIndex((part, depth) => part !== right[depth]);
  return at >= 0 && at < right.length && left[at]!.startsWith('$[') !== right[at]!.startsWith('$[');
}
