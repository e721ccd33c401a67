import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claim, Reservation } from '#platform/mongo/index.js';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import { openStore, type Store } from '#subgraphs/tweets/store/index.js';
import { openTweetsInside, type TweetsInside } from '#testkit/tweets/inside.js';

const ORIGINAL = '1000000000000000001';
const AUTHOR = '2000000000000000002';
const SECOND = 1_000;
const DAY = 86_400 * SECOND;

interface Kind {
  name: string;
  claim(store: Store, key: string, tweetId: string, at: number): Promise<Claim<Reservation>>;
  release(store: Store, key: string, tweetId: string): Promise<void>;
}

const KINDS: Kind[] = [
  {
    name: 'an idempotency key',
    claim: (store, key, tweetId, at) =>
      store.idempotencyKeys.claim({ authorId: AUTHOR, key, fingerprint: 'text', tweetId, at }),
    release: (store, key, tweetId) => store.idempotencyKeys.release({ authorId: AUTHOR, key, tweetId }),
  },
  {
    name: 'a pair of tweet and retweeter',
    claim: (store, key, tweetId, at) => store.retweets.claim(ORIGINAL, key, tweetId, at),
    release: (store, key, tweetId) => store.retweets.release(ORIGINAL, key, tweetId),
  },
];

describe.each(KINDS)('$name', ({ claim, release }) => {
  let inside: TweetsInside;
  /** Two processes on the same documents. */
  let stores: [Store, Store];
  let count = 0;

  beforeAll(async () => {
    inside = await openTweetsInside();
    stores = [inside.store, await openStore(inside.mongo)];
  });
  afterAll(() => inside[Symbol.asyncDispose]());

  const nextKey = (): string => `3${String(++count).padStart(18, '0')}`;
  const tweetOf = (id: string) => newTweet(id, { authorId: AUTHOR, kind: 'ORIGINAL', createdAt: Date.now() });
  const claimAtOnce = async (key: string, at: number): Promise<string[]> => {
    const ids = Array.from({ length: 12 }, () => inside.ids.next());
    const claims = await Promise.all(ids.map((id, index) => claim(stores[index % 2]!, key, id, at)));
    return ids.filter((_, index) => claims[index]!.isMine);
  };

  it('is reserved by one of many processes at once, and held when its tweet is written', async () => {
    const key = nextKey();
    const [winner, ...others] = await claimAtOnce(key, Date.now());
    expect(others).toEqual([]);
    expect(await claim(stores[0], key, inside.ids.next(), Date.now())).toMatchObject({ isPending: true });
    await stores[1].tweets.insert(tweetOf(winner!));
    const late = Date.now() + 60 * SECOND;
    expect(await claim(stores[0], key, inside.ids.next(), late)).toMatchObject({
      isMine: false,
      isPending: false,
      held: { owner: winner },
    });
    // The same call again, as after a lost reply.
    expect(await claim(stores[0], key, winner!, late)).toEqual({ isMine: true });
  });

  it('is taken over by one process when its own was killed, and a slow one cannot write any more', async () => {
    const key = nextKey();
    const slow = inside.ids.next();
    const now = Date.now();
    expect(await claim(stores[0], key, slow, now - 6 * SECOND)).toEqual({ isMine: true });
    const winners = await claimAtOnce(key, now);
    expect(winners).toHaveLength(1);
    expect(await stores[0].tweets.insert(tweetOf(slow))).toBe(false);
    expect((await stores[0].tweets.byIds([slow]))[0]?.deletedAt).not.toBeNull();
    expect(await stores[0].tweets.insert(tweetOf(winners[0]!))).toBe(true);
  });

  it('stays with a slow process that writes before another one takes it over', async () => {
    const key = nextKey();
    const slow = inside.ids.next();
    const now = Date.now();
    await claim(stores[0], key, slow, now - 6 * SECOND);
    const [inserted, winners] = await Promise.all([
      stores[0].tweets.insert(tweetOf(slow)),
      claimAtOnce(key, now),
    ]);
    expect(inserted ? winners : winners.length).toEqual(inserted ? [] : 1);
  });

  it('is free at once when it is released', async () => {
    const key = nextKey();
    const [first, second] = [inside.ids.next(), inside.ids.next()];
    await claim(stores[0], key, first, Date.now());
    await release(stores[0], key, first);
    // What is not the caller's own stays.
    expect(await claim(stores[1], key, second, Date.now())).toEqual({ isMine: true });
    await release(stores[0], key, first);
    expect(await claim(stores[0], key, first, Date.now())).toMatchObject({ isMine: false });
  });
});

it('an idempotency key is free a day after its tweet, a pair as soon as its retweet is deleted', async () => {
  await using inside = await openTweetsInside();
  const { store, ids } = inside;
  const [first, second] = [ids.next(), ids.next()];
  const [key, pair] = [KINDS[0]!, KINDS[1]!];
  const createdAt = Date.now();
  for (const { claim } of [key, pair]) await claim(store, 'x', first, createdAt);
  const deletedAt = createdAt + SECOND;
  await store.tweets.insert({
    ...newTweet(first, { authorId: AUTHOR, kind: 'ORIGINAL' }),
    createdAt,
    deletedAt,
  });
  expect(await pair.claim(store, 'x', second, deletedAt)).toEqual({ isMine: true });
  expect(await key.claim(store, 'x', second, createdAt + DAY - 1)).toMatchObject({ held: { owner: first } });
  expect(await key.claim(store, 'x', second, createdAt + DAY)).toEqual({ isMine: true });
});
