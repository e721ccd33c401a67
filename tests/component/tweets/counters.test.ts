import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyEvent } from '#schema/events.js';
import { tweetKeys, tweetText } from '#subgraphs/tweets/rules/event-payloads.js';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import { silentLog } from '#platform/log.js';
import { Counters } from '#subgraphs/tweets/store/counters.js';
import type { TweetRecord } from '#subgraphs/tweets/store/index.js';
import { Recount } from '#subgraphs/tweets/store/recount.js';
import { REMEMBERED } from '#subgraphs/tweets/store/idempotent-counter.js';
import { openTweetsInside, type TweetsInside } from '#testkit/tweets/inside.js';

describe('the counts of a tweet', () => {
  let inside: TweetsInside;
  let tweet: TweetRecord;
  beforeAll(async () => {
    inside = await openTweetsInside();
  });
  afterAll(() => inside[Symbol.asyncDispose]());
  beforeEach(async () => {
    tweet = newTweet(inside.ids.next(), { authorId: inside.ids.next(), kind: 'ORIGINAL' });
    await inside.store.tweets.insert(tweet);
  });

  const likes = async (): Promise<number | undefined> =>
    (await inside.store.tweets.byId(tweet._id))?.counts.likes;

  /** A stored like, with its event in the outbox. */
  async function like(userId = inside.ids.next()): Promise<AnyEvent> {
    const payload = { tweetId: tweet._id, authorId: tweet.authorId, userId };
    const event = inside.createEvent('tweet.liked', userId, payload);
    await inside.store.likes.add(payload, userId, event);
    return event;
  }

  async function unlike(userId: string): Promise<AnyEvent> {
    const payload = { tweetId: tweet._id, authorId: tweet.authorId, userId };
    const event = inside.createEvent('tweet.unliked', userId, payload);
    await inside.store.likes.remove(tweet._id, userId, event);
    return event;
  }

  /** Another process, or this one after a restart: without memory of counted events. */
  const anotherProcess = (): Counters => new Counters(inside.store, inside.cache, silentLog);

  it('include an event once, however often and by whichever process it is counted', async () => {
    const event = await like();
    await inside.counters.countNew(event);
    await inside.counters.countDelivered(event);
    await anotherProcess().countDelivered(event);
    await Promise.all(Array.from({ length: 10 }, () => anotherProcess().countDelivered(event)));
    expect(await likes()).toBe(1);
  });

  it('include an event whose process died before counting it', async () => {
    const event = await like();
    await anotherProcess().countDelivered(event);
    expect(await likes()).toBe(1);
  });

  it('include an event once that ten processes count concurrently', async () => {
    const event = await like();
    await Promise.all(Array.from({ length: 10 }, () => anotherProcess().countDelivered(event)));
    expect(await likes()).toBe(1);
  });

  it('are exact when one event of a batch is delivered while the batch is counted', async () => {
    const [alone, ...together] = await Promise.all(Array.from({ length: 6 }, () => like()));
    await anotherProcess().countDelivered(together[2]!);
    // The others arrive while the first is being written, and form the next batch.
    const first = inside.counters.countNew(alone!);
    await setImmediate();
    await Promise.all([first, ...together.map((event) => inside.counters.countNew(event))]);
    expect(await likes()).toBe(6);
    for (const event of [alone!, ...together]) await anotherProcess().countDelivered(event);
    expect(await likes()).toBe(6);
  });

  it('are exact for each of several tweets in one batch', async () => {
    const other = newTweet(inside.ids.next(), { authorId: inside.ids.next(), kind: 'ORIGINAL' });
    await inside.store.tweets.insert(other);
    const events = await Promise.all(Array.from({ length: 8 }, () => like()));
    const payload = { tweetId: other._id, authorId: other.authorId, userId: inside.ids.next() };
    const elsewhere = inside.createEvent('tweet.liked', payload.userId, payload);
    await anotherProcess().countDelivered(events[3]!);
    await Promise.all([...events, elsewhere].map((event) => inside.counters.countNew(event)));
    expect(await likes()).toBe(8);
    const [shown] = await inside.cache.load([other._id]);
    expect(shown?.counts.likes).toBe(1);
    expect((await inside.cache.load([tweet._id]))[0]?.counts.likes).toBe(8);
  });

  it('leave out exactly the uncounted events of outboxes when they are recomputed', async () => {
    const recount = new Recount(inside.store);
    const [counted, waiting] = [await like(), await like()];
    await inside.counters.countNew(counted);
    await recount.recountTweet(tweet._id);
    expect(await likes()).toBe(1);
    await inside.counters.countNew(waiting);
    expect(await likes()).toBe(2);
    expect(await recount.recountTweet(tweet._id)).toEqual([]);
  });

  it('are exact when events arrive out of order', async () => {
    const userId = inside.ids.next();
    const events = [await like(userId), await unlike(userId), await like(userId)];
    for (const event of events.toReversed()) await anotherProcess().countDelivered(event);
    expect(await likes()).toBe(1);
  });

  it('are exact when an old event is redelivered after its id was forgotten', async () => {
    const first = await like();
    await inside.counters.countNew(first);
    for (let index = 0; index <= REMEMBERED; index++) await inside.counters.countNew(await like());
    await anotherProcess().countDelivered(first);
    expect(await likes()).toBe(REMEMBERED + 2);
  });

  it('are exact when an uncounted event is delivered after newer events have filled the memory', async () => {
    const lost = await like();
    for (let index = 0; index <= REMEMBERED; index++) await inside.counters.countNew(await like());
    expect(await likes()).toBe(REMEMBERED + 1);
    await anotherProcess().countDelivered(lost);
    expect(await likes()).toBe(REMEMBERED + 2);
  });

  it('are exact when they are recomputed while likes are counted', async () => {
    const recount = new Recount(inside.store);
    await inside.store.tweets.collection.updateOne({ _id: tweet._id }, { $set: { 'counts.likes': 7_000 } });
    const events = await Promise.all(Array.from({ length: 40 }, () => like()));
    await Promise.all([
      ...events.map((event) => inside.counters.countNew(event)),
      recount.recountTweet(tweet._id),
      recount.recountTweet(tweet._id).catch(() => undefined),
    ]);
    expect(await likes()).toBe(40);
  });

  it('include a tweet that replies to and quotes the same tweet in both counts', async () => {
    const ref = { tweetId: tweet._id, authorId: tweet.authorId };
    const reply = newTweet(inside.ids.next(), {
      authorId: inside.ids.next(),
      kind: 'REPLY',
      inReplyTo: ref,
      quoteOf: ref,
    });
    const event = inside.createEvent('tweet.posted', reply.authorId, {
      ...tweetKeys(reply),
      ...tweetText(reply),
    });
    await inside.store.tweets.insert({ ...reply, outbox: [event] });
    await Promise.all([inside.counters.countNew(event), inside.counters.countDelivered(event)]);
    expect((await inside.store.tweets.byId(tweet._id))?.counts).toMatchObject({ replies: 1, quotes: 1 });
    expect(await inside.counters.tweetsCounts([reply.authorId])).toEqual([1]);
  });
});
