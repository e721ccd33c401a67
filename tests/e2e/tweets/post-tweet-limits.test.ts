import { describe, expect, vi } from 'vitest';
import { RULES } from '#social/rate-limit-rules.js';
import { OVERLOAD_KEY } from '#social/overload.js';
import { cast, type TestUser, story } from '#testkit/client/index.js';
import { Like, Post, Retweet, UndoRetweet, Unlike } from '#testkit/operations/tweets.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';

/** How far the clock is set back, in ms. */
const clock = { back: 0, now: () => Date.now() - clock.back };
const MISSING = '1000000000000000001';

const it = story({ cast: ['ada', 'bob'], network: { rateLimits: true, clock } });

describe('rate limits', () => {
  const countOf = async (user: TestUser): Promise<number | undefined> =>
    (await user.get(TweetsOf, { username: user.username, first: 1 })).user?.tweetsCount;

  it('accept exactly 100 of 110 concurrent tweets, and return `retryAfter` for the others', async ({
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

  it('are shared by tweets and retweets, and not by likes or other users', async ({ ada, bob }) => {
    const id = await bob.post('By somebody else');
    expect(await ada.refusal(Retweet, { id })).toBe('RATE_LIMITED');
    expect((await ada.get(Like, { id })).likeTweet.likesCount).toBe(1);
  });

  it('accept 1,000 likes a day, return `retryAfter`, and never refuse an unlike', async ({
    network,
    bob,
  }) => {
    const { eve } = await cast(network, 'eve');
    const [last, beyond] = [await bob.post('The last one'), await bob.post('One too many')];
    await network.infrastructure.rateLimits.consume(RULES.likes, eve.id, 999);
    expect((await eve.get(Like, { id: last })).likeTweet.likesCount).toBe(1);
    const { errors } = await eve.send(Like, { id: beyond });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED']);
    expect(errors[0]?.extensions['retryAfter']).toBeGreaterThan(86_000);
    expect(errors[0]?.extensions['retryAfter']).toBeLessThanOrEqual(86_400);
    // The tweet is liked already.
    expect((await eve.get(Like, { id: last })).likeTweet.viewerHasLiked).toBe(true);
    expect((await eve.get(Unlike, { id: last })).unlikeTweet).toMatchObject({
      likesCount: 0,
      viewerHasLiked: false,
    });
    expect(await eve.refusal(Like, { id: last })).toBe('RATE_LIMITED');
  });

  it('are not consumed by an existing like or a refused tweet', async ({ network, bob }) => {
    const { frank } = await cast(network, 'frank');
    const { rateLimits } = network.infrastructure;
    const id = await bob.post('Liked over and over');
    for (let time = 0; time < 3; time++) await frank.get(Like, { id });
    expect((await rateLimits.peek(RULES.likes, frank.id)).remaining).toBe(999);

    const left = (await rateLimits.peek(RULES.tweets, frank.id)).remaining;
    expect(await frank.refusal(Post, { input: { text: ' ' } })).toBe('BAD_USER_INPUT');
    expect(await frank.refusal(Post, { input: { text: 'To nobody', inReplyTo: MISSING } })).toBe('NOT_FOUND');
    clock.back = 600_000;
    expect(await frank.refusal(Post, { input: { text: 'Out of time' } })).toBe('SERVICE_UNAVAILABLE');
    expect(await frank.refusal(Retweet, { id })).toBe('SERVICE_UNAVAILABLE');
    clock.back = 0;
    expect((await rateLimits.peek(RULES.tweets, frank.id)).remaining).toBe(left);
    await frank.post('This one counts');
    expect((await rateLimits.peek(RULES.tweets, frank.id)).remaining).toBe(left - 1);
  });

  it('are consumed once by a tweet that is retried with its key', async ({ network }) => {
    const { carol } = await cast(network, 'carol');
    const input = { text: 'Patience', idempotencyKey: 'k' };
    await Promise.all(Array.from({ length: 120 }, () => carol.get(Post, { input })));
    expect(await carol.post('There is space for more')).toMatch(/^\d{19}$/);
  });

  it('are consumed once by repeated and concurrent retweets of one tweet', async ({ network, bob }) => {
    const { gil } = await cast(network, 'gil');
    const { rateLimits } = network.infrastructure;
    const id = await bob.post('Pass it on');
    const made = await Promise.all(Array.from({ length: 20 }, () => gil.get(Retweet, { id })));
    expect((await rateLimits.peek(RULES.tweets, gil.id)).remaining).toBe(99);
    await rateLimits.consume(RULES.tweets, gil.id, 99);
    made.push(await gil.get(Retweet, { id }));
    expect(new Set(made.map(({ retweet }) => retweet.id)).size).toBe(1);
    await gil.get(UndoRetweet, { id });
    expect(await gil.refusal(Retweet, { id })).toBe('RATE_LIMITED');
  });

  // The fan-out subgraph measures the lag; its own mark is another one, so that it leaves this one alone.
  it('refuse new tweets with OVERLOADED while the fan-out lags, and accept them afterwards', async ({
    network,
    bob,
  }) => {
    const { dora } = await cast(network, 'dora');
    const id = await dora.post('Worth a retweet');
    const { cache } = network.infrastructure;
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
