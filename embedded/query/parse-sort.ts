import { isNumeric, toNumber, type Doc } from '../bson/value.js';
import { badValue, CommandError, notImplemented } from '../command-error.js';
import type { KeyField } from '../storage/index-keys.js';

/** Parses a sort: `{ a: 1, b: -1 }`. */
export function parseSort(sort: Doc): KeyField[] {
  return [...sort].map(([name, direction]) => {
    if (direction instanceof Map) throw notImplemented('$meta sorts');
    if (name === '$natural') throw notImplemented('$natural sorts');
    const sign = isNumeric(direction) ? toNumber(direction) : 0;
    if (sign !== 1 && sign !== -1)
      throw badValue(`$sort key ordering must be 1 (for ascending) or -1 (for descending)`);
    if (name === '')
      throw new CommandError('Location40352', 'FieldPath cannot be constructed with empty string');
    return { name, path: name.split('.'), descending: sign < 0 };
  });
}
