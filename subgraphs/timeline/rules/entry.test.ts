import { describe, expect, it } from 'vitest';
import { union, within, type Entry } from './entry.js';

const entry = (tweetId: string): Entry => ({ tweetId, authorId: '5', retweetOf: null, answers: null });
const ids = (entries: readonly Entry[]): string => entries.map(({ tweetId }) => tweetId).join('');
const list = ['9', '7', '5', '3'].map(entry);

describe('within', () => {
  it('cuts a list at its bounds, whether or not they are ids of the list', () => {
    expect(ids(within(list, { limit: 2 }))).toBe('97');
    expect(ids(within(list, { below: '7', limit: 9 }))).toBe('53');
    expect(ids(within(list, { below: '8', limit: 9 }))).toBe('753');
    expect(ids(within(list, { above: '5', limit: 9 }))).toBe('97');
    expect(ids(within(list, { above: '4', limit: 9 }))).toBe('975');
    expect(ids(within(list, { below: '9', above: '3', limit: 1 }))).toBe('7');
    expect(ids(within(list, { below: '3', limit: 9 }))).toBe('');
    expect(ids(within([], { below: '3', limit: 9 }))).toBe('');
  });
});

describe('union', () => {
  it('merges lists newest first, each entry once', () => {
    expect(ids(union([list, ['8', '7'].map(entry), []]))).toBe('98753');
  });
});
