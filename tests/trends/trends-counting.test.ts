import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock, TrendsRoom } from './subgraph.js';

const HOUR = 3_600_000;

const clock = new ManualClock(Date.now());
let room: TrendsRoom;
let ada: string, bob: string, carol: string;

beforeAll(async () => {
  room = await TrendsRoom.open(clock);
});
afterAll(() => room?.[Symbol.asyncDispose]());
beforeEach(async () => {
  // Two days later nothing of the test before counts any more.
  clock.advance(48 * HOUR);
  [ada, bob, carol] = (await room.people(3)) as [string, string, string];
});

/** Uses of a hashtag within a window; null when it is not known at all. */
async function countOf(name: string, window = 'DAY'): Promise<number | null> {
  await room.settle();
  const query =
    'query ($name: String!, $window: TrendWindow!) { hashtag(name: $name) { tweetsCount(window: $window) } }';
  const { data } = await room.ask<{ hashtag: { tweetsCount: number } | null }>(query, { name, window });
  return data.hashtag?.tweetsCount ?? null;
}

async function trending(scope = 'global'): Promise<string[]> {
  await room.settle();
  const query = 'query ($scope: String!) { trends(scope: $scope) { items { name } } }';
  const { data } = await room.ask<{ trends: { items: { name: string }[] } }>(query, { scope });
  return data.trends.items.map(({ name }) => name);
}

describe('counting hashtags', () => {
  it('counts a tweet once, however often its event comes', async () => {
    const event = room.pipes.createEvent('tweet.posted', ada, room.tweet(ada, 'delivered #twice'));
    await room.publish(event);
    await room.deliver(event);
    await room.deliver(event);
    expect(await countOf('twice')).toBe(1);
  });

  it('knows a hashtag in any case, with or without #, and none that nobody used', async () => {
    await room.post(ada, 'look at #KiTTens');
    expect(await countOf('#KITTENS')).toBe(1);
    expect(await countOf('puppies')).toBeNull();
  });

  it('takes the weight of a deleted tweet out, also when the deletion comes first or twice', async () => {
    const posted = await room.post(ada, '#deleted tweet');
    await room.post(bob, 'another #deleted tweet');
    const deleted = room.pipes.createEvent('tweet.deleted', ada, posted);
    await room.deliver(deleted);
    await room.deliver(deleted);
    expect(await countOf('deleted')).toBe(1);

    const early = room.pipes.createEvent('tweet.posted', carol, room.tweet(carol, 'never #deleted early'));
    await room.deliver(room.pipes.createEvent('tweet.deleted', carol, early.payload as typeof posted));
    await room.deliver(early);
    expect(await countOf('deleted')).toBe(1);
  });

  it('moves the weight when an edit changes the hashtags, whichever of the events comes first', async () => {
    const posted = room.pipes.createEvent('tweet.posted', ada, room.tweet(ada, 'I like #tea'));
    const payload = { ...(posted.payload as ReturnType<TrendsRoom['tweet']>), hashtags: ['coffee'] };
    const edited = room.pipes.createEvent('tweet.edited', ada, {
      ...payload,
      text: 'I like #coffee',
      editedAt: 1,
    });
    await room.post(bob, 'and so do I: #tea');
    await room.deliver(posted);
    expect(await countOf('tea')).toBe(2);
    await room.deliver(edited);
    await room.deliver(posted);
    expect([await countOf('tea'), await countOf('coffee')]).toEqual([1, 1]);
  });

  it('counts by the minute in which a tweet was posted, within the window asked for', async () => {
    await room.post(ada, '#sliding one');
    clock.advance(59 * 60_000);
    await room.post(ada, '#sliding two');
    expect(await countOf('sliding', 'HOUR')).toBe(2);
    clock.advance(60_000);
    expect(await countOf('sliding', 'HOUR')).toBe(1);
    expect(await countOf('sliding', 'SIX_HOURS')).toBe(2);
    clock.advance(5 * HOUR);
    expect(await countOf('sliding', 'SIX_HOURS')).toBe(1);
    clock.advance(19 * HOUR);
    expect(await countOf('sliding', 'DAY')).toBe(0);
  });

  it('gives the same counts when the cache was lost and is built anew from the documents', async () => {
    for (const author of [ada, bob, carol]) await room.post(author, '#rebuilt from documents');
    const deleted = await room.post(ada, '#rebuilt but deleted');
    await room.publish(room.pipes.createEvent('tweet.deleted', ada, deleted));
    expect(await countOf('rebuilt')).toBe(3);
    await room.loseCache();
    expect(await countOf('rebuilt')).toBe(0);
    await room.post(bob, 'something #else');
    expect(await countOf('rebuilt')).toBe(3);
    expect(await trending()).toContain('rebuilt');
  });

  it('counts each tweet once while the windows are being built anew', async () => {
    for (let round = 1; round <= 5; round++) {
      await room.loseCache();
      await Promise.all(Array.from({ length: 20 }, () => room.post(ada, 'in the #middle of it')));
      expect(await countOf('middle')).toBe(20 * round);
    }
  });
});

describe('who counts', () => {
  it('lets a hashtag of a few people trend, and never one that a single person uses', async () => {
    for (let count = 0; count < 40; count++) await room.post(ada, `my own #campaign ${count}`);
    await room.post(ada, '#meetup tonight');
    await room.post(bob, 'who comes to the #meetup?');
    expect(await trending()).toEqual(['meetup']);
  });

  it('keeps what protected authors say out of every public figure, from and until the moment it changes', async () => {
    await room.protect(carol, true);
    await room.post(carol, '#secret plans');
    await room.post(bob, '#open plans');
    await room.post(carol, '#open plans too');
    expect([await countOf('secret'), await countOf('open')]).toEqual([null, 1]);
    await room.protect(carol, false);
    expect([await countOf('secret'), await countOf('open')]).toEqual([1, 2]);
    await room.protect(carol, true);
    expect([await countOf('secret'), await countOf('open')]).toEqual([0, 1]);
  });

  it('lists the trends of a language by themselves', async () => {
    for (const author of [ada, bob]) {
      await room.post(author, 'ein #Feierabend', 'de');
      await room.post(author, 'a #weekend', 'en');
    }
    expect(await trending('lang:de')).toEqual(['feierabend']);
    expect(await trending('lang:en')).toEqual(['weekend']);
    expect(await trending('lang:fi')).toEqual([]);
    expect((await trending()).sort()).toEqual(['feierabend', 'weekend']);
  });
});
