import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock, TrendsSubgraph } from '#testkit/trends/trends-subgraph.js';

const HOUR = 3_600_000;

const clock = new ManualClock(Date.now());
let subgraph: TrendsSubgraph;
let ada: string, bob: string, carol: string;

beforeAll(async () => {
  subgraph = await TrendsSubgraph.open(clock);
});
afterAll(() => subgraph?.[Symbol.asyncDispose]());
beforeEach(async () => {
  // After two days, tweets of the previous test do not count.
  clock.advance(48 * HOUR);
  [ada, bob, carol] = (await subgraph.users(3)) as [string, string, string];
});

/** The uses of a hashtag within a window; null for an unknown hashtag. */
async function countOf(name: string, window = 'DAY'): Promise<number | null> {
  await subgraph.settle();
  const query =
    'query ($name: String!, $window: TrendWindow!) { hashtag(name: $name) { tweetsCount(window: $window) } }';
  const { data } = await subgraph.ask<{ hashtag: { tweetsCount: number } | null }>(query, { name, window });
  return data.hashtag?.tweetsCount ?? null;
}

async function trending(scope = 'global'): Promise<string[]> {
  await subgraph.settle();
  const query = 'query ($scope: String!) { trends(scope: $scope) { items { name } } }';
  const { data } = await subgraph.ask<{ trends: { items: { name: string }[] } }>(query, { scope });
  return data.trends.items.map(({ name }) => name);
}

describe('hashtag counts', () => {
  it('include a tweet once when its event is redelivered', async () => {
    const event = subgraph.infrastructure.createEvent(
      'tweet.posted',
      ada,
      subgraph.tweet(ada, 'delivered #twice'),
    );
    await subgraph.publish(event);
    await subgraph.deliver(event);
    await subgraph.deliver(event);
    expect(await countOf('twice')).toBe(1);
  });

  it('are found by any case, with or without #, and not for unused hashtags', async () => {
    await subgraph.post(ada, 'look at #KiTTens');
    expect(await countOf('#KITTENS')).toBe(1);
    expect(await countOf('puppies')).toBeNull();
  });

  it('exclude a deleted tweet, also when the deletion arrives first or twice', async () => {
    const posted = await subgraph.post(ada, '#deleted tweet');
    await subgraph.post(bob, 'another #deleted tweet');
    const deleted = subgraph.infrastructure.createEvent('tweet.deleted', ada, posted);
    await subgraph.deliver(deleted);
    await subgraph.deliver(deleted);
    expect(await countOf('deleted')).toBe(1);

    const early = subgraph.infrastructure.createEvent(
      'tweet.posted',
      carol,
      subgraph.tweet(carol, 'never #deleted early'),
    );
    await subgraph.deliver(subgraph.infrastructure.createEvent('tweet.deleted', carol, early.payload));
    await subgraph.deliver(early);
    expect(await countOf('deleted')).toBe(1);
  });

  it('follow an edit of the hashtags, in any order of the events', async () => {
    const posted = subgraph.infrastructure.createEvent(
      'tweet.posted',
      ada,
      subgraph.tweet(ada, 'I like #tea'),
    );
    const payload = { ...posted.payload, hashtags: ['coffee'] };
    const edited = subgraph.infrastructure.createEvent('tweet.edited', ada, {
      ...payload,
      text: 'I like #coffee',
      editedAt: 1,
    });
    await subgraph.post(bob, 'and so do I: #tea');
    await subgraph.deliver(posted);
    expect(await countOf('tea')).toBe(2);
    await subgraph.deliver(edited);
    await subgraph.deliver(posted);
    expect([await countOf('tea'), await countOf('coffee')]).toEqual([1, 1]);
  });

  it('include tweets by the minute of posting, within the requested window', async () => {
    await subgraph.post(ada, '#sliding one');
    clock.advance(59 * 60_000);
    await subgraph.post(ada, '#sliding two');
    expect(await countOf('sliding', 'HOUR')).toBe(2);
    clock.advance(60_000);
    expect(await countOf('sliding', 'HOUR')).toBe(1);
    expect(await countOf('sliding', 'SIX_HOURS')).toBe(2);
    clock.advance(5 * HOUR);
    expect(await countOf('sliding', 'SIX_HOURS')).toBe(1);
    clock.advance(19 * HOUR);
    expect(await countOf('sliding', 'DAY')).toBe(0);
  });

  it('are the same after a loss of the cache and a rebuild from documents', async () => {
    for (const author of [ada, bob, carol]) await subgraph.post(author, '#rebuilt from documents');
    const deleted = await subgraph.post(ada, '#rebuilt but deleted');
    await subgraph.publish(subgraph.infrastructure.createEvent('tweet.deleted', ada, deleted));
    expect(await countOf('rebuilt')).toBe(3);
    await subgraph.loseCache();
    expect(await countOf('rebuilt')).toBe(0);
    await subgraph.post(bob, 'something #else');
    expect(await countOf('rebuilt')).toBe(3);
    expect(await trending()).toContain('rebuilt');
  });

  it('include each tweet once while the windows are rebuilt', async () => {
    for (let round = 1; round <= 5; round++) {
      await subgraph.loseCache();
      await Promise.all(Array.from({ length: 20 }, () => subgraph.post(ada, 'in the #middle of it')));
      expect(await countOf('middle')).toBe(20 * round);
    }
  });
});

describe('trending hashtags', () => {
  it('include a hashtag of a few users, and never one of a single user', async () => {
    for (let count = 0; count < 40; count++) await subgraph.post(ada, `my own #campaign ${count}`);
    await subgraph.post(ada, '#meetup tonight');
    await subgraph.post(bob, 'who comes to the #meetup?');
    expect(await trending()).toEqual(['meetup']);
  });

  it('exclude tweets of protected authors, from the protection until its end', async () => {
    await subgraph.protect(carol, true);
    await subgraph.post(carol, '#secret plans');
    await subgraph.post(bob, '#open plans');
    await subgraph.post(carol, '#open plans too');
    expect([await countOf('secret'), await countOf('open')]).toEqual([null, 1]);
    await subgraph.protect(carol, false);
    expect([await countOf('secret'), await countOf('open')]).toEqual([1, 2]);
    await subgraph.protect(carol, true);
    expect([await countOf('secret'), await countOf('open')]).toEqual([0, 1]);
  });

  it('are computed for each language', async () => {
    for (const author of [ada, bob]) {
      await subgraph.post(author, 'ein #Feierabend', 'de');
      await subgraph.post(author, 'a #weekend', 'en');
    }
    expect(await trending('lang:de')).toEqual(['feierabend']);
    expect(await trending('lang:en')).toEqual(['weekend']);
    expect(await trending('lang:fi')).toEqual([]);
    expect((await trending()).sort()).toEqual(['feierabend', 'weekend']);
  });
});
