import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import { TweetCache } from '#subgraphs/tweets/store/tweet-cache.js';
import type { Tweets } from '#subgraphs/tweets/store/tweets.js';
import { openTweetsInside, type TweetsInside } from '#testkit/tweets/inside.js';

describe('TweetCache', () => {
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

  it('loads tweets with one find, then from this process, then in another process from the shared cache', async () => {
    const ids = await write(50);
    expect((await cache.load(ids)).map((record) => record?._id)).toEqual(ids);
    expect(finds).toBe(1);
    await cache.load(ids);
    await anotherProcess().load(ids);
    expect(finds).toBe(1);
  });

  it('runs one find for concurrent loads of the same tweets', async () => {
    const ids = await write(3);
    await Promise.all(Array.from({ length: 200 }, () => cache.load(ids)));
    expect(finds).toBe(1);
  });

  it('returns null at the position of an unknown id', async () => {
    const [id = ''] = await write();
    const records = await cache.load(['1000000000000000001', id, '1000000000000000002']);
    expect(records.map((record) => record?._id)).toEqual([undefined, id, undefined]);
  });

  it('returns the new record to every load after an invalidation', async () => {
    const [id = ''] = await write();
    expect(await textIn(cache, id)).toBe('first');
    await setText(id, 'second');
    await cache.invalidate([id]);
    expect(await textIn(cache, id)).toBe('second');
    expect(await textIn(anotherProcess(), id)).toBe('second');
  });

  it('stores no record that was read while its tweet was invalidated', async () => {
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

  it('returns the record of an update without another find', async () => {
    const [id = ''] = await write();
    await cache.load([id]);
    finds = 0;
    await like(cache, id, '1');
    expect((await cache.load([id]))[0]?.counts.likes).toBe(1);
    expect(finds).toBe(0);
  });

  it('keeps an updated record when its own event arrives, and drops it when another event arrives', async () => {
    const [id = ''] = await write();
    await like(cache, id, '1');
    await like(cache, id, '2');
    finds = 0;
    for (const eventId of ['1', '2']) await cache.invalidateAfter(eventId, [id]);
    expect((await cache.load([id]))[0]?.counts.likes).toBe(2);
    expect(finds).toBe(0);
    // A redelivery, or an event of another process.
    await cache.invalidateAfter('2', [id]);
    await cache.load([id]);
    expect(finds).toBe(1);
    await like(anotherProcess(), id, '3');
    await cache.invalidateAfter('3', [id]);
    expect((await cache.load([id]))[0]?.counts.likes).toBe(3);
  });

  it('reads a tweet again that was invalidated after its update, when the event arrives', async () => {
    const [id = ''] = await write();
    await like(cache, id, '1');
    await cache.invalidate([id]);
    const before = await anotherProcess().load([id]);
    expect(before[0]?.text).toBe('first');
    // The record that the other process has stored in the shared cache is older.
    await setText(id, 'second');
    expect(await textIn(cache, id)).toBe('first');
    await cache.invalidateAfter('1', [id]);
    expect(await textIn(cache, id)).toBe('second');
  });

  it('reads a tweet again after two concurrent updates, because either result may be the older one', async () => {
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

  it('reads the documents while the shared cache is unavailable', async () => {
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
