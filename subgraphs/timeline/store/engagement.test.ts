import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { firstIdAt } from '#platform/snowflake.js';
import { Engagement } from './engagement.js';

describe('Engagement', () => {
  const cache = createMemoryCache({ clock: systemClock, namespace: 'engagement' });
  afterEach(() => cache[Symbol.asyncDispose]());

  const tweet = { tweetId: firstIdAt(Date.UTC(2026, 0, 1)), authorId: '7' };
  const entry = { ...tweet, retweetOf: null, answers: null };

  it('counts a redelivered event once', async () => {
    const engagement = new Engagement(cache);
    for (let delivery = 0; delivery < 5; delivery++) await engagement.count('1', '8', tweet, 3);
    await engagement.count('2', '8', tweet, 1);
    expect(await engagement.signals('8', [entry])).toEqual([{ engagement: 4, affinity: 4 }]);
    expect(await engagement.signals('9', [entry])).toEqual([{ engagement: 4, affinity: 0 }]);
  });

  it('counts no affinity for interactions with own tweets', async () => {
    const engagement = new Engagement(cache);
    await engagement.count('1', '7', tweet, 3);
    expect(await engagement.signals('7', [entry])).toEqual([{ engagement: 3, affinity: 0 }]);
  });

  it('returns the engagement of the original for a retweet, however old the original is', async () => {
    const engagement = new Engagement(cache);
    const original = { tweetId: firstIdAt(Date.UTC(2025, 11, 30)), authorId: '6' };
    await engagement.count('1', '8', original, 2);
    const signals = await engagement.signals('9', [entry, { ...entry, retweetOf: original }]);
    expect(signals.map((each) => each.engagement)).toEqual([0, 2]);
  });
});
