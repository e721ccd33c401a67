import { isPosition } from '../bson/path.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError, badValue } from '../command-error.js';

/** MongoDB's limit for filling an array with nulls up to a position. */
const MAX_PADDING = 1_500_000;

/** Splits and validates the path of an update. */
export function parsePath(path: string): string[] {
  const parts = path.split('.');
  for (const part of parts) {
    if (part === '') {
      const message = `The update path '${path}' contains an empty field name, which is not allowed.`;
      throw new CommandError('EmptyFieldName', message);
    }
    if (part.startsWith('$') && part !== '$' && !/^\$\[[a-z][A-Za-z0-9]*\]$|^\$\[\]$/.test(part)) {
      const message = `The dollar ($) prefixed field '${part}' in '${path}' is not allowed for storage.`;
      throw new CommandError('DollarPrefixedFieldName', message);
    }
  }
  if (parts[0]!.startsWith('$'))
    throw badValue(`Cannot have array filter identifier or $ as the first part of '${path}'`);
  return parts;
}

/** The order in which changes apply and new fields are added: by component, array indexes numerically. */
export function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [left, right] = [a[at]!, b[at]!];
    if (left === right) continue;
    if (isPosition(left) && isPosition(right)) return Number(left) - Number(right);
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  return a.length - b.length;
}

/** A location in a document that can be read and written. */
export interface Place {
  get(): Value | undefined;
  set(value: Value): void;
  remove(): void;
}

/**
 * The location at `parts`, each a field name or an array index. With `create`, missing parents are created,
 * and a scalar parent is an error; without, the result is undefined in both cases.
 */
export function placeAt(doc: Doc, parts: readonly string[], create: boolean): Place | undefined {
  let at: Value = doc;
  for (let depth = 0; depth < parts.length - 1; depth++) {
    const place = placeIn(at, parts, depth, create);
    if (place === undefined) return undefined;
    let next = place.get();
    if (next === undefined) {
      if (!create) return undefined;
      next = new Map();
      place.set(next);
    }
    at = next;
  }
  return placeIn(at, parts, parts.length - 1, create);
}

function placeIn(
  container: Value,
  parts: readonly string[],
  depth: number,
  create: boolean,
): Place | undefined {
  const part = parts[depth]!;
  if (container instanceof Map) {
    return {
      get: () => container.get(part),
      set: (value) => container.set(part, value),
      remove: () => container.delete(part),
    };
  }
  if (Array.isArray(container) && isPosition(part)) return elementPlace(container, Number(part), create);
  if (create) throw notViable(parts, depth);
  return undefined;
}

/** Throws when a scalar is on the path `parts`; missing parents are allowed. */
export function checkViable(doc: Doc, parts: readonly string[]): void {
  let at: Value | undefined = doc;
  for (let depth = 0; depth < parts.length && at !== undefined; depth++) {
    const part = parts[depth]!;
    if (at instanceof Map) at = at.get(part);
    else if (Array.isArray(at) && isPosition(part)) at = at[Number(part)];
    else throw notViable(parts, depth);
  }
}

function notViable(parts: readonly string[], depth: number): CommandError {
  const holder = parts.slice(0, depth).join('.');
  const message = `Cannot create field '${parts[depth]}' in element {${holder}: ...}: it has no such fields`;
  return new CommandError('PathNotViable', message);
}

function elementPlace(array: Value[], position: number, create: boolean): Place | undefined {
  if (position >= array.length && !create) return undefined;
  return {
    get: () => array[position],
    set: (value) => {
      if (position - array.length > MAX_PADDING)
        throw badValue(`can't backfill more than ${MAX_PADDING} elements`);
      while (array.length < position) array.push(null);
      array[position] = value;
    },
    // Removing an element would shift the others: MongoDB sets it to null.
    remove: () => {
      array[position] = null;
    },
  };
}
