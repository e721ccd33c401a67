import { describe, expect, it } from 'vitest';
import type { Entry } from '../rules/entry.js';
import { packEntry, unpackEntry } from './packed-entry.js';

describe('packEntry', () => {
  it('is reversed by unpackEntry for a tweet, a retweet and a reply', () => {
    const tweet: Entry = { tweetId: '9', authorId: '5', retweetOf: null, answers: null };
    const retweet = { ...tweet, tweetId: '7', retweetOf: { tweetId: '3', authorId: '4' } };
    const reply = { ...tweet, tweetId: '8', answers: '6' };
    for (const entry of [tweet, retweet, reply]) expect(unpackEntry(packEntry(entry))).toEqual(entry);
  });
});
