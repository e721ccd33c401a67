import { describe, expect, it } from 'vitest';
import { STRANGER, type Relationship } from '#social/visibility.js';
import type { Entry } from './entry.js';
import { belongsAtHome, withoutRepeats } from './visible-entries.js';

const AUTHOR = { id: '', protected: false, suspended: false, deleted: false, followersCount: 0 };
const relationship = (fields: Partial<Relationship>): Relationship => ({
  ...STRANGER,
  author: AUTHOR,
  ...fields,
});
const followed = relationship({ following: true });

/** Decides about an entry of `a`, whom the viewer follows, that refers to `b`. */
const decide = (entry: Partial<Entry>, b: Relationship, a = followed): boolean =>
  belongsAtHome(
    { tweetId: '9', authorId: 'a', retweetOf: null, answers: null, ...entry },
    new Map([
      ['a', a],
      ['b', b],
    ]),
  );

const RETWEET = { retweetOf: { tweetId: '1', authorId: 'b' } };
const REPLY = { answers: 'b' };

describe('belongsAtHome', () => {
  it('requires a followed author who is visible and not muted', () => {
    expect(decide({}, followed)).toBe(true);
    for (const a of [
      relationship({}),
      relationship({ following: true, muting: true }),
      relationship({ following: true, blocking: true }),
      relationship({ following: true, blockedBy: true }),
      relationship({ following: true, author: { ...AUTHOR, suspended: true } }),
      relationship({ following: true, author: { ...AUTHOR, deleted: true } }),
      relationship({ following: true, author: null }),
    ]) {
      expect(decide({}, followed, a)).toBe(false);
    }
  });

  it('requires an original author of a retweet who is visible and not muted', () => {
    expect(decide(RETWEET, relationship({}))).toBe(true);
    expect(decide(RETWEET, relationship({ isSelf: true }))).toBe(true);
    expect(decide(RETWEET, relationship({ author: { ...AUTHOR, protected: true } }))).toBe(false);
    expect(decide(RETWEET, relationship({ muting: true }))).toBe(false);
    expect(decide(RETWEET, relationship({ blockedBy: true }))).toBe(false);
  });

  it('requires a reply to answer a followed user or the reader', () => {
    expect(decide(REPLY, followed)).toBe(true);
    expect(decide(REPLY, relationship({ isSelf: true }))).toBe(true);
    expect(decide(REPLY, relationship({}))).toBe(false);
    expect(decide(REPLY, relationship({ following: true, muting: true }))).toBe(false);
  });

  it('accepts own tweets and replies, but not own retweets of a hidden author', () => {
    const self = relationship({ isSelf: true });
    expect(decide({}, followed, self)).toBe(true);
    expect(decide(REPLY, relationship({}), self)).toBe(true);
    expect(decide(RETWEET, relationship({ blockedBy: true }), self)).toBe(false);
  });

  it('rejects an entry whose users have no known relationship', () => {
    const entry = { tweetId: '9', authorId: 'a', retweetOf: null, answers: null };
    expect(belongsAtHome(entry, new Map())).toBe(false);
    expect(belongsAtHome({ ...entry, answers: 'c' }, new Map([['a', followed]]))).toBe(false);
  });
});

describe('withoutRepeats', () => {
  const tweet = (tweetId: string): Entry => ({ tweetId, authorId: 'a', retweetOf: null, answers: null });
  const retweet = (tweetId: string, of: string): Entry => ({
    ...tweet(tweetId),
    retweetOf: { tweetId: of, authorId: 'b' },
  });

  it('keeps the oldest entry that shows a tweet', () => {
    const entries = [retweet('9', '1'), retweet('8', '2'), tweet('7'), retweet('6', '2'), tweet('1')];
    expect(withoutRepeats(entries, []).map(({ tweetId }) => tweetId)).toEqual(['7', '6', '1']);
  });

  it('removes an entry when an older one behind the page shows the same tweet', () => {
    expect(withoutRepeats([retweet('9', '1'), tweet('7')], [tweet('1')])).toEqual([tweet('7')]);
  });
});
