import { isValid } from './leaf.js';
import type { FieldShape, Selection, Shape } from './selection.js';
import type { Fields } from './source.js';

/**
 * Shapes what the subgraphs said into what the client asked for. A value that is missing or of the wrong kind becomes null; a
 * null where the schema allows none makes its surroundings null, up to the next place that may be. What is given is not
 * written to.
 */
export function completeFields(fields: readonly FieldShape[], input: Fields): Fields | null {
  const output: Fields = {};
  for (let index = 0; index < fields.length; index++) {
    const { key, constant, shape } = fields[index]!;
    const completed = constant ?? complete(shape, input[key]);
    if (completed === null && shape.nonNull) return null;
    output[key] = completed;
  }
  return output;
}

function completeObject(selection: Selection, value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = selection.fieldsOf((value as Fields)['__typename']);
  return fields && completeFields(fields, value as Fields);
}

/** The same for any value. */
export function complete(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (shape.kind) {
    case 'leaf':
      return isValid(shape.leaf, value) ? value : null;
    case 'object':
      return completeObject(shape.selection!, value);
    case 'list':
      return Array.isArray(value) ? completeList(shape.element!, value) : null;
  }
}

function completeList(element: Shape, values: readonly unknown[]): unknown[] | null {
  const completed = new Array<unknown>(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = complete(element, values[index]);
    if (value === null && element.nonNull) return null;
    completed[index] = value;
  }
  return completed;
}
