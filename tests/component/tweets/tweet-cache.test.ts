import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import { TweetCache } from '#subgraphs/tweets/store/tweet-cache.js';
import type { Tweets } from '#subgraphs/tweets/store/tweets.js';
import { openTweetsInside, type TweetsInside } from '#testkit/tweets/inside.js';

describe('cached tweets', () => {
  let inside: TweetsInside;
  let cache: TweetCache;
  let finds: number;
  let stopCounting: () => void;

  beforeAll(async () => {
    inside = await openTweetsInside();
    stopCounting = inside.mongo.onCommand(({ commandName }) => (finds += commandName === 'find' ? 1 : 0));
  });
  afterAll(async () => {
    stopCounting();
    await inside[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    cache = anotherProcess();
    finds = 0;
  });

  const anotherProcess = (): TweetCache => new TweetCache(inside.store.tweets, inside.shared, silentLog);

  async function write(count = 1): Promise<string[]> {
    const tweets = Array.from({ length: count }, () =>
      newTweet(inside.ids.next(), { authorId: inside.ids.next(), kind: 'ORIGINAL', text: 'first' }),
    );
    await inside.store.tweets.collection.insertMany(tweets);
    return tweets.map(({ _id }) => _id);
  }

  const setText = (id: string, text: string): Promise<unknown> =>
    inside.store.tweets.collection.updateOne({ _id: id }, { $set: { text } });

  const textIn = async (from: TweetCache, id: string): Promise<string | undefined> =>
    (await from.load([id]))[0]?.text;

  const eventOn = (id: string, eventId: string) => ({
    targetId: id,
    eventId,
    change: { 'counts.likes': 1 },
  });

  const like = (process: TweetCache, id: string, eventId: string): Promise<boolean> =>
    process.update([eventOn(id, eventId)], () => inside.store.tweets.count([eventOn(id, eventId)]));

  it('come from the documents in one find, then from this process, then from another without a find', async () => {
    const ids = await write(50);
    expect((await cache.load(ids)).map((record) => record?._id)).toEqual(ids);
    expect(finds).toBe(1);
    await cache.load(ids);
    await anotherProcess().load(ids);
    expect(finds).toBe(1);
  });

  it('are found once for all who ask at the same time', async () => {
    const ids = await write(3);
    await Promise.all(Array.from({ length: 200 }, () => cache.load(ids)));
    expect(finds).toBe(1);
  });

  it('that never were are null, in their place', async () => {
    const [id = ''] = await write();
    const records = await cache.load(['1000000000000000001', id, '1000000000000000002']);
    expect(records.map((record) => record?._id)).toEqual([undefined, id, undefined]);
  });

  it('are fresh for whoever asks after a change', async () => {
    const [id = ''] = await write();
    expect(await textIn(cache, id)).toBe('first');
    await setText(id, 'second');
    await cache.invalidate([id]);
    expect(await textIn(cache, id)).toBe('second');
    expect(await textIn(anotherProcess(), id)).toBe('second');
  });

  it('that were being read while they changed leave no trace', async () => {
    const [id = ''] = await write();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let read = (): void => undefined;
    const hasRead = new Promise<void>((resolve) => (read = resolve));
    const byIds = async (ids: readonly string[]): Promise<unknown> => {
      const records = await inside.store.tweets.byIds(ids);
      read();
      await released;
      return records;
    };
    const slow = new TweetCache(
      Object.create(inside.store.tweets, { byIds: { value: byIds } }) as Tweets,
      inside.shared,
      silentLog,
    );
    const early = textIn(slow, id);
    await hasRead;
    await setText(id, 'second');
    await slow.invalidate([id]);
    release();
    expect(await early).toBe('first');
    expect(await textIn(slow, id)).toBe('second');
    expect(await textIn(anotherProcess(), id)).toBe('second');
  });

  it('are known as a change left them, without a find', async () => {
    const [id = ''] = await write();
    await cache.load([id]);
    finds = 0;
    await like(cache, id, '1');
    expect((await cache.load([id]))[0]?.counts.likes).toBe(1);
    expect(finds).toBe(0);
  });

  it('stay known when the event passes by that they were renewed with, and are read anew for any other', async () => {
    const [id = ''] = await write();
    await like(cache, id, '1');
    await like(cache, id, '2');
    finds = 0;
    for (const eventId of ['1', '2']) await cache.invalidateAfter(eventId, [id]);
    expect((await cache.load([id]))[0]?.counts.likes).toBe(2);
    expect(finds).toBe(0);
    // Passed by once more, or made by another process.
    await cache.invalidateAfter('2', [id]);
    await cache.load([id]);
    expect(finds).toBe(1);
    await like(anotherProcess(), id, '3');
    await cache.invalidateAfter('3', [id]);
    expect((await cache.load([id]))[0]?.counts.likes).toBe(3);
  });

  it('that were forgotten after they were renewed are read anew when the event passes by', async () => {
    const [id = ''] = await write();
    await like(cache, id, '1');
    await cache.invalidate([id]);
    const before = await anotherProcess().load([id]);
    expect(before[0]?.text).toBe('first');
    // What the other process has shared by now is older than this.
    await setText(id, 'second');
    expect(await textIn(cache, id)).toBe('first');
    await cache.invalidateAfter('1', [id]);
    expect(await textIn(cache, id)).toBe('second');
  });

  it('that are changed by two at once are read anew: either answer may be the older one', async () => {
    const [id = ''] = await write();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const first = cache.update([eventOn(id, '1')], async () => {
      const records = await inside.store.tweets.count([eventOn(id, '1')]);
      await released;
      return records;
    });
    await like(cache, id, '2');
    release();
    await first;
    expect((await cache.load([id]))[0]?.counts.likes).toBe(2);
  });

  it('come from the documents while the shared cache is away', async () => {
    const away = new Proxy(inside.shared, {
      get: (target, name) =>
        typeof target[name as keyof typeof target] === 'function'
          ? () => Promise.reject(new Error('away'))
          : undefined,
    });
    const [id = ''] = await write();
    const alone = new TweetCache(inside.store.tweets, away, silentLog);
    expect(await textIn(alone, id)).toBe('first');
    expect(await textIn(alone, id)).toBe('first');
    expect(finds).toBe(1);
  });
});
