import { typeName } from '../bson/types.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError } from '../command-error.js';
import type { DocumentStream, Stage } from './flow.js';

/** `$unwind`: one document per element of an array. */
export function unwind(argument: Value): Stage {
  const options: Doc = argument instanceof Map ? argument : new Map([['path', argument]]);
  for (const name of options.keys()) {
    if (!['path', 'preserveNullAndEmptyArrays', 'includeArrayIndex'].includes(name)) {
      throw new CommandError('Location28811', `unrecognized option to $unwind stage: ${name}`);
    }
  }
  const path = options.get('path');
  if (typeof path !== 'string' || !path.startsWith('$') || path.startsWith('$$') || path.length < 2) {
    throw new CommandError('Location28818', "path option to $unwind stage should be prefixed with a '$'");
  }
  const keepEmpty = keepsEmpty(options);
  const indexName = indexNameOf(options);
  const parts = path.slice(1).split('.');
  return (input) => unwound(input, parts, keepEmpty, indexName);
}

function keepsEmpty(options: Doc): boolean {
  const value = options.get('preserveNullAndEmptyArrays') ?? false;
  if (typeof value === 'boolean') return value;
  const message = `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeName(value)}`;
  throw new CommandError('Location28809', message);
}

function indexNameOf(options: Doc): string | undefined {
  const value = options.get('includeArrayIndex');
  if (value === undefined || (typeof value === 'string' && value !== '' && !value.startsWith('$')))
    return value;
  const isPath = typeof value === 'string' && value !== '';
  throw isPath
    ? new CommandError(
        'Location28822',
        "includeArrayIndex option to $unwind stage should not be prefixed with a '$'",
      )
    : new CommandError(
        'Location28810',
        'expected a non-empty string for the includeArrayIndex option to $unwind stage',
      );
}

function* unwound(
  input: DocumentStream,
  path: readonly string[],
  keepEmpty: boolean,
  indexName: string | undefined,
): Generator<Doc | undefined> {
  for (const doc of input) {
    if (doc === undefined) {
      yield undefined;
      continue;
    }
    const value = valueAt(doc, path);
    const place = (element: Value | undefined, at: bigint | null): Doc => {
      const placed = withValue(doc, path, element);
      return indexName === undefined ? placed : new Map([...placed, [indexName, at]]);
    };
    if (Array.isArray(value) && value.length > 0) {
      for (let at = 0; at < value.length; at++) yield place(value[at], BigInt(at));
    } else if (Array.isArray(value) || value === undefined || value === null) {
      if (keepEmpty) yield place(Array.isArray(value) ? undefined : value, null);
    } else yield place(value, null);
  }
}

function valueAt(doc: Doc, path: readonly string[]): Value | undefined {
  let at: Value | undefined = doc;
  for (const part of path) at = at instanceof Map ? at.get(part) : undefined;
  return at;
}

/** A copy of `doc` with another value at `path`. Everything outside the path is shared. */
function withValue(doc: Doc, [part, ...rest]: readonly string[], value: Value | undefined): Doc {
  const copy: Doc = new Map(doc);
  const inner = copy.get(part!);
  if (rest.length === 0) {
    if (value === undefined) copy.delete(part!);
    else copy.set(part!, value);
  } else if (inner instanceof Map) copy.set(part!, withValue(inner, rest, value));
  return copy;
}
