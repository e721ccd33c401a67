import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { distinctErrors } from './distinct-errors.js';

const error = (path: (string | number)[] | null, message = 'No.', code = 'NOT_FOUND') =>
  new GraphQLError(message, { path, extensions: { code } });

it('reports the error of a field that fails in two subgraphs once', () => {
  const [first, again] = [error(['items', 0, 'size']), error(['items', 0, 'size'])];
  expect(distinctErrors([first, again])).toEqual([first]);
});

it.each([
  ['places', error(['items', 1, 'size'])],
  ['messages', error(['items', 0, 'size'], 'Never.')],
  ['codes', error(['items', 0, 'size'], 'No.', 'FORBIDDEN')],
])('keeps errors with other %s', (_, other) => {
  const first = error(['items', 0, 'size']);
  expect(distinctErrors([first, other])).toEqual([first, other]);
});

it('keeps errors that have no place', () => {
  expect(distinctErrors([error(null), error(null)])).toHaveLength(2);
});
