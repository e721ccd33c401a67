import { isValid } from './leaf.js';
import type { FieldShape, Selection, Shape } from './selection.js';
import type { Fields } from './source.js';

/** What completion finds out about a response beside its data. */
export interface CompletionState {
  /** Whether a null in a non-null place made the value around it null. */
  hasNullViolation: boolean;
}

/**
 * Shapes what the subgraphs returned into what the client selected. A value that is missing or of the wrong kind becomes
 * null; a null in a non-null place makes the value around it null, up to the next nullable place, and is noted in `state`.
 * Does not write to `input`.
 */
export function completeFields(
  fields: readonly FieldShape[],
  input: Fields,
  state: CompletionState,
): Fields | null {
  const output: Fields = {};
  for (let index = 0; index < fields.length; index++) {
    const { key, dataKey, constant, shape } = fields[index]!;
    const completed = constant ?? complete(shape, input[dataKey], state);
    if (completed === null && shape.nonNull) {
      state.hasNullViolation = true;
      return null;
    }
    output[key] = completed;
  }
  return output;
}

function completeObject(selection: Selection, value: unknown, state: CompletionState): Fields | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = selection.fieldsOf((value as Fields)['__typename']);
  return fields && completeFields(fields, value as Fields, state);
}

function complete(shape: Shape, value: unknown, state: CompletionState): unknown {
  if (value === null || value === undefined) return null;
  switch (shape.kind) {
    case 'leaf':
      return isValid(shape.leaf, value) ? value : null;
    case 'object':
      return completeObject(shape.selection!, value, state);
    case 'list':
      return Array.isArray(value) ? completeList(shape.element!, value, state) : null;
  }
}

function completeList(element: Shape, values: readonly unknown[], state: CompletionState): unknown[] | null {
  const completed = new Array<unknown>(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = complete(element, values[index], state);
    if (value === null && element.nonNull) {
      state.hasNullViolation = true;
      return null;
    }
    completed[index] = value;
  }
  return completed;
}
