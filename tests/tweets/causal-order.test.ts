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
import { Views } from '#subgraphs/tweets/views.js';
import { openTweetsInside, type TweetsInside } from './inside.js';

describe('a tweet whose process was killed before it could publish it', () => {
  let inside: TweetsInside;
  let deps: CommandDeps;
  let parentId: string;

  beforeEach(async () => {
    inside = await openTweetsInside();
    const { mongo, store, bus, ids, createEvent } = inside;
    const authorId = ids.next();
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
});
