import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { Outbox } from '#platform/mongo/index.js';
import { createRateLimits } from '#platform/rate-limit/index.js';
import { readGraph, type AuthorDocument } from '#platform/read-models/graph.js';
import { systemClock } from '#platform/clock.js';
import type { CommandDeps } from '#subgraphs/tweets/commands/deps.js';
import { keysOf, textOf } from '#subgraphs/tweets/commands/keys-of.js';
import { newTweet } from '#subgraphs/tweets/commands/new-tweet.js';
import { Once } from '#subgraphs/tweets/commands/once.js';
import { postTweet } from '#subgraphs/tweets/commands/post-tweet.js';
import { retweet } from '#subgraphs/tweets/commands/retweet.js';
import { createLoaders } from '#subgraphs/tweets/loaders.js';
import type { TweetModel } from '#subgraphs/tweets/models.js';
import type { TweetDocument } from '#subgraphs/tweets/store/index.js';
import { Views } from '#subgraphs/tweets/views.js';
import { openTweetsInside, type TweetsInside } from './inside.js';

describe('a tweet whose process was killed before it could publish it', () => {
  let inside: TweetsInside;
  let deps: CommandDeps;
  let parentId: string;
  let authorId: string;

  beforeEach(async () => {
    inside = await openTweetsInside();
    const { mongo, store, bus, ids, createEvent } = inside;
    authorId = ids.next();
    await mongo.database('users').collection<AuthorDocument>('users').insertOne({
      _id: authorId,
      usernameKey: 'ada',
      protected: false,
      followersCount: 0,
      suspendedAt: null,
      deletedAt: null,
      sessionsAfter: '',
    });
    const parent = newTweet(ids.next(), { authorId, kind: 'ORIGINAL', text: 'A parent' });
    parentId = parent._id;
    const event = createEvent('tweet.posted', authorId, { ...keysOf(parent), ...textOf(parent) });
    await store.tweets.insert({ ...parent, outbox: [event] });
    bus.open();
    deps = {
      ...inside,
      outbox: new Outbox(store.carriers, bus, silentLog),
      graph: readGraph(mongo),
      clock: systemClock,
      rateLimits: createRateLimits({ log: silentLog, enabled: false }),
      once: new Once(),
      overloaded: () => false,
      log: silentLog,
    };
  });
  afterEach(async () => {
    await deps.outbox[Symbol.asyncDispose]();
    await inside[Symbol.asyncDispose]();
  });

  async function published(): Promise<string[]> {
    const tweets: string[] = [];
    for await (const { event } of inside.bus.replay('TWEETS', start)) {
      if (event.type === 'tweet.posted') tweets.push(event.payload.tweetId);
    }
    return tweets;
  }
  let start = 0;

  it.each([
    [
      'reply',
      (actor: Parameters<typeof postTweet>[1]) =>
        postTweet(deps, actor, { text: 'A reply', inReplyTo: parentId }),
    ],
    ['retweet', (actor: Parameters<typeof postTweet>[1]) => retweet(deps, actor, parentId)],
  ])('stands in the stream before its %s', async (_, act) => {
    start = await inside.bus.position('TWEETS');
    const viewerId = inside.ids.next();
    await using views = new Views(inside.store, inside.cache, silentLog);
    const loaders = createLoaders(viewerId, { ...inside, views, graph: deps.graph });
    const made = await act({ id: viewerId, loaders });
    const id = typeof made === 'string' ? made : made.id;
    await expect.poll(published).toEqual([parentId, id]);
  });

  // A thread that was written while the bus was away: its last tweet carries all the others before itself.
  async function threadOf(length: number): Promise<{ last: TweetDocument; ids: string[] }> {
    const { ids, store, createEvent } = inside;
    const tweets = Array.from({ length }, () =>
      newTweet(ids.next(), { authorId, kind: 'REPLY', text: 'On' }),
    );
    const last = {
      ...tweets.at(-1)!,
      outbox: tweets.map((each) =>
        createEvent('tweet.posted', authorId, { ...keysOf(each), ...textOf(each) }),
      ),
    };
    await store.tweets.insert(last);
    return { last, ids: tweets.map(({ _id }) => _id) };
  }

  it('is carried by what stands on it while the bus is away, with 99 others and no more', async () => {
    start = await inside.bus.position('TWEETS');
    await using views = new Views(inside.store, inside.cache, silentLog);
    const viewerId = inside.ids.next();
    const loaders = createLoaders(viewerId, { ...inside, views, graph: deps.graph });
    const away: CommandDeps = {
      ...deps,
      bus: { ...deps.bus, publish: () => Promise.reject(new Error('The bus is away.')) },
    };
    const answer = (bus: CommandDeps, { _id }: { _id: string }) =>
      postTweet(bus, { id: viewerId, loaders }, { text: 'A reply', inReplyTo: _id });

    const [short, long] = [await threadOf(100), await threadOf(101)];
    const overloaded = { code: 'OVERLOADED', extensions: { code: 'OVERLOADED', retryAfter: 5 } };
    await expect(answer(away, long.last)).rejects.toMatchObject(overloaded);
    await expect(retweet(away, { id: viewerId, loaders }, long.last._id)).rejects.toMatchObject(overloaded);
    expect(await inside.store.tweets.leftBy(viewerId, 10)).toEqual([]);

    const reply = (await answer(away, short.last)) as TweetModel;
    await expect.poll(published).toEqual([...short.ids, reply.id]);
    const later = (await answer(deps, long.last)) as TweetModel;
    await expect.poll(published).toEqual([...short.ids, reply.id, ...long.ids, later.id]);
  });
});
