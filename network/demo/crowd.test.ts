import { describe, expect, it } from 'vitest';
import { isId } from '#platform/snowflake.js';
import { entitiesOf } from '#subgraphs/tweets/rules/text/entities.js';
import { languageOf } from '#subgraphs/tweets/rules/text/language.js';
import { makeCrowd } from './crowd.js';
import { PHRASES } from './phrases.js';

const NOW = Date.UTC(2026, 5, 1, 12);
const crowd = makeCrowd(1, NOW);

describe('makeCrowd', () => {
  it('returns the same crowd for the same seed and time', () => {
    expect(makeCrowd(1, NOW)).toEqual(crowd);
    expect(makeCrowd(2, NOW)).not.toEqual(crowd);
  });

  it('returns 200 users with unique usernames and about 5,000 tweets', () => {
    expect(new Set(crowd.users.map(({ username }) => username)).size).toBe(200);
    expect(crowd.tweets.length).toBeGreaterThan(4_800);
    expect(crowd.users.every(({ username }) => /^\w{1,15}$/.test(username))).toBe(true);
  });

  it('gives the tweets unique ids in chronological order and no time in the future', () => {
    const ids = crowd.tweets.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isId)).toBe(true);
    expect(crowd.tweets.every(({ createdAt }) => createdAt < NOW)).toBe(true);
  });

  it('replies to and retweets only earlier tweets', () => {
    const seen = new Set<string>();
    for (const { id, inReplyTo, retweetOf } of crowd.tweets) {
      for (const earlier of [inReplyTo, retweetOf]) if (earlier !== null) expect(seen).toContain(earlier);
      seen.add(id);
    }
  });

  it('distributes follows by a power law: over half of the users follow the most popular one, few follow the median', () => {
    const counts = new Map<string, number>();
    for (const { to } of crowd.follows) counts.set(to, (counts.get(to) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    expect(sorted[0]).toBeGreaterThan(100);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(30);
  });

  it.each(Object.entries(PHRASES))(
    'writes %s so that its tweets are hardly ever taken for another language',
    (language, phrases) => {
      const sentences = phrases.openings.flatMap((opening) =>
        phrases.subjects.map((subject) => `${opening} ${subject}`),
      );
      const detected = sentences.map((sentence) => languageOf(entitiesOf(sentence).words));
      const mistaken = detected.filter((found) => found !== language && found !== null);
      expect(mistaken.length).toBeLessThan(sentences.length / 10);
      expect(detected.filter((found) => found === language).length).toBeGreaterThan(sentences.length / 2);
    },
  );
});
