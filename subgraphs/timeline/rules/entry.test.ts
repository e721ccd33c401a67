import { describe, expect, it } from 'vitest';
import { packEntry, union, unpackEntry, within, type Entry } from './entry.js';

const entry = (tweetId: string): Entry => ({ tweetId, authorId: '5', retweetOf: null, answers: null });
const ids = (entries: readonly Entry[]): string => entries.map(({ tweetId }) => tweetId).join('');

describe('an entry', () => {
  it('comes back from its text as it was', () => {
    const retweet = { ...entry('7'), retweetOf: { tweetId: '3', authorId: '4' } };
    const reply = { ...entry('8'), answers: '6' };
    for (const each of [entry('9'), retweet, reply]) expect(unpackEntry(packEntry(each))).toEqual(each);
  });
});

describe('a list of entries, newest first,', () => {
  const list = ['9', '7', '5', '3'].map(entry);

  it('is cut exactly, whether its bounds stand in it or not', () => {
    expect(ids(within(list, { limit: 2 }))).toBe('97');
    expect(ids(within(list, { below: '7', limit: 9 }))).toBe('53');
    expect(ids(within(list, { below: '8', limit: 9 }))).toBe('753');
    expect(ids(within(list, { above: '5', limit: 9 }))).toBe('97');
    expect(ids(within(list, { above: '4', limit: 9 }))).toBe('975');
    expect(ids(within(list, { below: '9', above: '3', limit: 1 }))).toBe('7');
    expect(ids(within(list, { below: '3', limit: 9 }))).toBe('');
    expect(ids(within([], { below: '3', limit: 9 }))).toBe('');
  });

  it('is merged with others, each entry once', () => {
    expect(ids(union([list, ['8', '7'].map(entry), []]))).toBe('98753');
  });
});
