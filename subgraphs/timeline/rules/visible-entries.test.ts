import { describe, expect, it } from 'vitest';
import { STRANGER, type Relationship } from '#social/visibility.js';
import type { Entry } from './entry.js';
import { belongsAtHome, withoutRepeats } from './visible-entries.js';

const AUTHOR = { id: '', protected: false, suspended: false, deleted: false, followersCount: 0 };
const known = (relationship: Partial<Relationship>): Relationship => ({
  ...STRANGER,
  author: AUTHOR,
  ...relationship,
});
const friend = known({ following: true });

/** What is decided about an entry of `a`, who is a friend, that names `b`. */
const decide = (entry: Partial<Entry>, b: Relationship, a = friend): boolean =>
  belongsAtHome(
    { tweetId: '9', authorId: 'a', retweetOf: null, answers: null, ...entry },
    new Map([
      ['a', a],
      ['b', b],
    ]),
  );

const RETWEET = { retweetOf: { tweetId: '1', authorId: 'b' } };
const REPLY = { answers: 'b' };

describe('an entry of somebody followed belongs into the home timeline', () => {
  it('unless the author is hidden or muted, or was never followed', () => {
    expect(decide({}, friend)).toBe(true);
    for (const a of [
      known({}),
      known({ following: true, muting: true }),
      known({ following: true, blocking: true }),
      known({ following: true, blockedBy: true }),
      known({ following: true, author: { ...AUTHOR, suspended: true } }),
      known({ following: true, author: { ...AUTHOR, deleted: true } }),
      known({ following: true, author: null }),
    ]) {
      expect(decide({}, friend, a)).toBe(false);
    }
  });

  it('as a retweet of anybody whom the reader may see and has not muted', () => {
    expect(decide(RETWEET, known({}))).toBe(true);
    expect(decide(RETWEET, known({ isSelf: true }))).toBe(true);
    expect(decide(RETWEET, known({ author: { ...AUTHOR, protected: true } }))).toBe(false);
    expect(decide(RETWEET, known({ muting: true }))).toBe(false);
    expect(decide(RETWEET, known({ blockedBy: true }))).toBe(false);
  });

  it('as a reply to somebody followed, or to the reader', () => {
    expect(decide(REPLY, friend)).toBe(true);
    expect(decide(REPLY, known({ isSelf: true }))).toBe(true);
    expect(decide(REPLY, known({}))).toBe(false);
    expect(decide(REPLY, known({ following: true, muting: true }))).toBe(false);
  });

  it('in any form when it is one of the reader, but not as a retweet of what has become hidden', () => {
    const self = known({ isSelf: true });
    expect(decide({}, friend, self)).toBe(true);
    expect(decide(REPLY, known({}), self)).toBe(true);
    expect(decide(RETWEET, known({ blockedBy: true }), self)).toBe(false);
  });

  it('never when nothing is known of those it names', () => {
    const entry = { tweetId: '9', authorId: 'a', retweetOf: null, answers: null };
    expect(belongsAtHome(entry, new Map())).toBe(false);
    expect(belongsAtHome({ ...entry, answers: 'c' }, new Map([['a', friend]]))).toBe(false);
  });
});

describe('of entries that show the same tweet', () => {
  const tweet = (tweetId: string): Entry => ({ tweetId, authorId: 'a', retweetOf: null, answers: null });
  const retweet = (tweetId: string, of: string): Entry => ({
    ...tweet(tweetId),
    retweetOf: { tweetId: of, authorId: 'b' },
  });

  it('the oldest stays', () => {
    const entries = [retweet('9', '1'), retweet('8', '2'), tweet('7'), retweet('6', '2'), tweet('1')];
    expect(withoutRepeats(entries, []).map(({ tweetId }) => tweetId)).toEqual(['7', '6', '1']);
  });

  it('none stays on a page when an older one stands behind it', () => {
    expect(withoutRepeats([retweet('9', '1'), tweet('7')], [tweet('1')])).toEqual([tweet('7')]);
  });
});
