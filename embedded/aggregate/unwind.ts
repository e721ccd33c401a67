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
  const keepEmpty = options.get('preserveNullAndEmptyArrays') === true;
  const indexName = options.get('includeArrayIndex');
  const parts = path.slice(1).split('.');
  return (input) => unwound(input, parts, keepEmpty, typeof indexName === 'string' ? indexName : undefined);
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
