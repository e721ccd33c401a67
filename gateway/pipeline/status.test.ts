import type { FormattedExecutionResult } from 'graphql';
import { describe, expect, it } from 'vitest';
import { statusOf } from './status.js';

const failed = (field: string, code: string) => ({ message: '', path: [field], extensions: { code } });

describe('the HTTP status of an executed operation', () => {
  it.for<[what: string, status: number, result: FormattedExecutionResult]>([
    ['all data is there', 200, { data: { a: 1 } }],
    ['its only field must wait', 429, { data: { a: null }, errors: [failed('a', 'RATE_LIMITED')] }],
    [
      'all of its fields must wait',
      429,
      { data: { a: null, b: null }, errors: [failed('b', 'OVERLOADED'), failed('a', 'RATE_LIMITED')] },
    ],
    ['a non-null field must wait', 429, { data: null, errors: [failed('a', 'OVERLOADED')] }],
    ['another field has a value', 200, { data: { a: null, b: 1 }, errors: [failed('a', 'RATE_LIMITED')] }],
    [
      'another field is null without an error',
      200,
      { data: { a: null, b: null }, errors: [failed('a', 'RATE_LIMITED')] },
    ],
    [
      'another field has failed for good',
      200,
      { data: { a: null, b: null }, errors: [failed('a', 'RATE_LIMITED'), failed('b', 'NOT_FOUND')] },
    ],
    ['its only field has failed', 200, { data: { a: null }, errors: [failed('a', 'NOT_FOUND')] }],
  ])('when %s is %i', ([, status, result]) => {
    expect(statusOf(result)).toBe(status);
  });
});
