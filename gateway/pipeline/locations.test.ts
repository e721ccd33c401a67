import { describe, expect, it } from 'vitest';
import { withLocations } from './locations.js';

const TEXT = `query A { other }
query B {
  me { ...Name friends { nick: name } }
  ... on Query { me { name } }
}
fragment Name on User { name }`;

const located = (path: (string | number)[], operationName = 'B') =>
  withLocations({ errors: [{ message: 'No.', path }] }, TEXT, operationName).errors?.[0]?.locations;

describe('withLocations', () => {
  it('finds a field by its alias, below lists', () => {
    expect(located(['me', 'friends', 3, 'nick'])).toEqual([{ line: 3, column: 26 }]);
  });

  it('finds each of several places, also in fragments', () => {
    expect(located(['me', 'name'])).toEqual([
      { line: 6, column: 25 },
      { line: 4, column: 23 },
    ]);
  });

  it('looks in the operation that ran', () => {
    expect(located(['other'], 'A')).toEqual([{ line: 1, column: 11 }]);
    expect(located(['other'], 'B')).toEqual([]);
  });

  it('leaves errors without a path, and answers without errors, as they are', () => {
    const result = { data: {}, errors: [{ message: 'No.' }] };
    expect(withLocations(result, TEXT, 'A')).toBe(result);
    expect(withLocations({ data: {} }, 'not GraphQL', null)).toEqual({ data: {} });
  });
});
