import type { Key } from '../bson/key.js';
import type { Doc, Value } from '../bson/value.js';
import { CommandError } from '../command-error.js';
import { keyFields } from './index-definition.js';
import { keyValues } from './index-keys.js';

/** MongoDB's error 11000, with the key that two documents would share. */
export function duplicateKey(ns: string, index: string, pattern: Doc, doc: Doc, key: Key): CommandError {
  const fields = keyFields(pattern);
  const values = keyValues(doc, fields, key);
  const keyValue = new Map<string, Value>(fields.map((field, at) => [field.name, values[at] ?? null]));
  const shown = fields.map((field, at) => `${field.name}: ${show(values[at])}`).join(', ');
  const message = `E11000 duplicate key error collection: ${ns} index: ${index} dup key: { ${shown} }`;
  return new CommandError('DuplicateKey', message, { keyPattern: pattern, keyValue });
}

function show(value: Value | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (value instanceof Map)
    return `{ ${[...value].map(([name, inner]) => `${name}: ${show(inner)}`).join(', ')} }`;
  if (typeof value === 'bigint') return value.toString();
  return JSON.stringify(value);
}
