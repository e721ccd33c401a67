import { describe, expect, vi } from 'vitest';
import { OVERLOAD_KEY } from '#subgraphs/tweets/overload.js';
import { cast, type Person, story } from './client/index.js';
import { Like, Post, Retweet } from './operations/tweets.js';
import { TweetsOf } from './operations/tweet-lists.js';

const it = story({ cast: ['ada', 'bob'], network: { rateLimits: true } });

describe('limits', () => {
  const countOf = async (person: Person): Promise<number | undefined> =>
    (await person.get(TweetsOf, { username: person.username, first: 1 })).user?.tweetsCount;

  it('let exactly 100 of 110 tweets through that come at once, and say when to come back', async ({
    ada,
  }) => {
    const answers = await Promise.all(
      Array.from({ length: 110 }, (_, index) => ada.send(Post, { input: { text: `Number ${index}` } })),
    );
    const refused = answers.flatMap(({ errors }) => errors);
    expect(refused).toHaveLength(10);
    for (const { extensions } of refused) {
      expect(extensions.code).toBe('RATE_LIMITED');
      expect(extensions['retryAfter']).toBeGreaterThan(3_000);
      expect(extensions['retryAfter']).toBeLessThanOrEqual(3_600);
    }
    expect(await countOf(ada)).toBe(100);
  });

  it('hold for retweets as for tweets, and leave likes and other people alone', async ({ ada, bob }) => {
    const id = await bob.post('By somebody else');
    expect(await ada.refusal(Retweet, { id })).toBe('RATE_LIMITED');
    expect((await ada.get(Like, { id })).likeTweet.likesCount).toBe(1);
  });

  it('count a tweet once that is retried with its key', async ({ network }) => {
    const { carol } = await cast(network, 'carol');
    const input = { text: 'Patience', idempotencyKey: 'k' };
    await Promise.all(Array.from({ length: 120 }, () => carol.get(Post, { input })));
    expect(await carol.post('There is room for more')).toMatch(/^\d{19}$/);
  });

  // The fan-out room measures the lag; its own mark is another one, so that it leaves this one alone.
  it('turn new tweets away while the network is behind, and take them again when it is not', async ({
    network,
    bob,
  }) => {
    const { dora } = await cast(network, 'dora');
    const id = await dora.post('Worth a retweet');
    const { cache } = network.pipes;
    await cache.setMany([[OVERLOAD_KEY, 'a test']], 60_000);
    await vi.waitFor(
      async () => expect(await bob.refusal(Post, { input: { text: 'Too much' } })).toBe('OVERLOADED'),
      { timeout: 10_000 },
    );
    const before = await countOf(bob);
    expect(await bob.refusal(Post, { input: { text: 'Still too much' } })).toBe('OVERLOADED');
    expect(await bob.refusal(Retweet, { id })).toBe('OVERLOADED');
    expect(await countOf(bob)).toBe(before);
    await cache.delete([OVERLOAD_KEY]);
    await vi.waitFor(() => bob.post('At last'), { timeout: 10_000 });
  });
});
