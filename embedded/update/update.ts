import { pathsTouch } from '../bson/path.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError, notImplemented } from '../command-error.js';
import { parseArrayFilters, type ArrayFilters } from './array-filters.js';
import type { Change } from './leaf.js';
import { parseOperator } from './operators.js';
import { comparePaths, parsePath } from './update-path.js';

/** A parsed update: a replacement document, or changes of fields. */
export type Update = { readonly kind: 'replacement'; readonly doc: Doc } | OperatorUpdate;

export interface OperatorUpdate {
  readonly kind: 'operators';
  /** In the order in which MongoDB applies them: by path. */
  readonly changes: readonly Change[];
  /** The top-level fields that the changes affect. */
  readonly fields: ReadonlySet<string>;
  readonly arrayFilters: ArrayFilters;
  /** True when some path contains `$`: the filter must report the matched array index. */
  readonly isPositional: boolean;
  /** True when some path contains `$`, `$[]` or `$[name]`: the paths depend on the document. */
  readonly hasPositions: boolean;
}

/** Parses an update. Conflicting paths, unknown operators and pipelines are rejected. */
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

/** Two changes must not affect the same field, nor a field and its descendant. */
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

/** True when one path has `$[...]` where the other has an index or a name: MongoDB rejects the combination. */
function mixPositions(a: string, b: string): boolean {
  const [left, right] = [a.split('.'), b.split('.')];
  const at = left.findIndex((part, depth) => part !== right[depth]);
  return at >= 0 && at < right.length && left[at]!.startsWith('$[') !== right[at]!.startsWith('$[');
}
