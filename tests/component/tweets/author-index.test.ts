import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { Outbox } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import { readAuthorIndex, type AuthorIndex } from '#social/read-models/author-index.js';
import { tweetKeys, tweetText } from '#subgraphs/tweets/rules/event-payloads.js';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import { createPublisher } from '#subgraphs/tweets/store/publisher.js';
import type { TweetRecord } from '#subgraphs/tweets/store/index.js';
import { openTweetsInside, type TweetsInside } from '#testkit/tweets/inside.js';

const AUTHOR = '1';

describe('the author index', () => {
  let inside: TweetsInside;
  let index: AuthorIndex;

  beforeEach(async () => {
    inside = await openTweetsInside();
    index = readAuthorIndex(inside.mongo);
  });
  afterEach(() => inside[Symbol.asyncDispose]());

  const tweetOf = (fields: Partial<TweetRecord> = {}): TweetRecord =>
    newTweet(inside.ids.next(), { authorId: AUTHOR, kind: 'ORIGINAL', text: 'A tweet', ...fields });
  const posted = (tweet: TweetRecord): AnyEvent =>
    inside.createEvent('tweet.posted', AUTHOR, { ...tweetKeys(tweet), ...tweetText(tweet) }) as AnyEvent;
  const deleted = (tweet: TweetRecord): AnyEvent =>
    inside.createEvent('tweet.deleted', AUTHOR, tweetKeys(tweet)) as AnyEvent;
  const keyOf = ({ _id, authorId }: TweetRecord) => ({ tweetId: _id, authorId });
  const newestIds = async (): Promise<string[]> =>
    (await index.newest([AUTHOR], { limit: 100 })).map(({ tweetId }) => tweetId);

  it('returns what a retweet and a reply refer to', async () => {
    const original = { tweetId: '5', authorId: '2' };
    const retweet = tweetOf({ kind: 'RETWEET', retweetOf: original });
    const reply = tweetOf({ kind: 'REPLY', inReplyTo: original });
    for (const tweet of [retweet, reply]) await inside.store.authorIndex.apply(posted(tweet));
    expect(await index.newest([AUTHOR], { limit: 100 })).toEqual([
      { ...keyOf(reply), retweetOf: null, inReplyTo: original },
      { ...keyOf(retweet), retweetOf: original, inReplyTo: null },
    ]);
  });

  it('keeps a deleted tweet deleted when its events arrive twice and in any order', async () => {
    const { authorIndex } = inside.store;
    const [first, second] = [tweetOf(), tweetOf()];
    const events = [posted(first), deleted(first), posted(first), deleted(second), posted(second)];
    for (const event of events) await authorIndex.apply(event);
    expect(await newestIds()).toEqual([]);
    expect(await Promise.all([first, second].map((tweet) => index.isDeleted(keyOf(tweet))))).toEqual([
      true,
      true,
    ]);
  });

  it('does not call a tweet without an entry deleted', async () => {
    const [missing, existing] = [tweetOf(), tweetOf()];
    await inside.store.authorIndex.apply(posted(existing));
    expect(await index.isDeleted(keyOf(missing))).toBe(false);
    expect(await index.isDeleted(keyOf(existing))).toBe(false);
  });

  it('holds a tweet before the outbox of another process publishes its event', async () => {
    const { store, bus } = inside;
    const tweet = tweetOf();
    await store.tweets.insert({ ...tweet, outbox: [posted(tweet)] });
    expect(await newestIds()).toEqual([]);
    const seen: string[][] = [];
    const publisher = createPublisher(
      { publish: async (event) => (seen.push(await newestIds()), bus.publish(event)) },
      store,
    );
    bus.open();
    await using outbox = new Outbox(store.carriers, publisher, silentLog);
    outbox.start();
    await expect.poll(() => outbox.pending()).toBe(0);
    expect(seen).toEqual([[tweet._id]]);
  });

  it('does not publish an event that it could not store, and tries again', async () => {
    const { store, bus } = inside;
    const tweet = tweetOf();
    await store.tweets.insert({ ...tweet, outbox: [posted(tweet)] });
    let isDown = true;
    const { authorIndex } = store;
    const apply = authorIndex.apply.bind(authorIndex);
    authorIndex.apply = (event) => (isDown ? Promise.reject(new Error('Unavailable')) : apply(event));
    let published = 0;
    const publisher = createPublisher({ publish: (event) => ((published += 1), bus.publish(event)) }, store);
    bus.open();
    await using outbox = new Outbox(store.carriers, publisher, silentLog);
    outbox.dispatch('tweets', tweet._id, posted(tweet));
    outbox.start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(published).toBe(0);
    isDown = false;
    await expect.poll(() => outbox.pending(), { timeout: 10_000 }).toBe(0);
    expect(published).toBeGreaterThan(0);
    expect(await newestIds()).toEqual([tweet._id]);
  });

  it('is corrected from the tweets, and never brings a deleted tweet back', async () => {
    const { authorIndex } = inside.store;
    const [missing, unmarked, right, gone] = [tweetOf(), tweetOf(), tweetOf(), tweetOf()];
    for (const tweet of [unmarked, right, gone]) await authorIndex.apply(posted(tweet));
    await authorIndex.apply(deleted(gone));
    const tweets = [missing, { ...unmarked, deletedAt: 1_000 }, right, gone];
    expect((await authorIndex.correct(tweets)).toSorted()).toEqual([missing._id, unmarked._id]);
    expect((await newestIds()).toSorted()).toEqual([missing._id, right._id]);
    expect(await authorIndex.correct(tweets)).toEqual([]);
  });
});
