import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { Outbox } from '#platform/mongo/index.js';
import { createRateLimits } from '#platform/rate-limit/index.js';
import { SingleFlight } from '#platform/single-flight.js';
import { readReadyMedia } from '#social/read-models/ready-media.js';
import { readRelationships, relationshipCollections } from '#social/read-models/relationships/index.js';
import { systemClock } from '#platform/clock.js';
import type { Actor } from '#subgraphs/tweets/commands/actor.js';
import { deleteTweet } from '#subgraphs/tweets/commands/delete-tweet.js';
import type { CommandDeps } from '#subgraphs/tweets/commands/deps.js';
import { editTweet } from '#subgraphs/tweets/commands/edit-tweet.js';
import { tweetKeys, tweetText } from '#subgraphs/tweets/rules/event-payloads.js';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import { postTweet } from '#subgraphs/tweets/commands/post-tweet.js';
import { retweet } from '#subgraphs/tweets/commands/retweet.js';
import { createLoaders } from '#subgraphs/tweets/queries/loaders.js';
import type { TweetModel } from '#subgraphs/tweets/models.js';
import { createPublisher } from '#subgraphs/tweets/store/publisher.js';
import { ViewCounts } from '#subgraphs/tweets/store/view-counts.js';
import { openTweetsInside, type TweetsInside } from '#testkit/tweets/inside.js';

describe('a tweet whose process was killed before it published the event', () => {
  let inside: TweetsInside;
  let deps: CommandDeps;
  let parentId: string;
  let authorId: string;

  beforeEach(async () => {
    inside = await openTweetsInside();
    const { mongo, store, bus, ids, createEvent } = inside;
    authorId = ids.next();
    await relationshipCollections(mongo).accounts.insertOne({
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
    const event = createEvent('tweet.posted', authorId, { ...tweetKeys(parent), ...tweetText(parent) });
    await store.tweets.insert({ ...parent, outbox: [event] });
    bus.open();
    const publisher = createPublisher(bus, store);
    deps = {
      ...inside,
      publisher,
      outbox: new Outbox(store.carriers, publisher, silentLog),
      relationships: readRelationships(mongo),
      readyMedia: readReadyMedia(mongo),
      clock: systemClock,
      rateLimits: createRateLimits({ log: silentLog, enabled: false }),
      posts: new SingleFlight(),
      retweeting: new SingleFlight(),
      isOverloaded: () => false,
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
  ])('is published before its %s', async (_, act) => {
    start = await inside.bus.position('TWEETS');
    const viewerId = inside.ids.next();
    await using views = new ViewCounts(inside.store, inside.cache, silentLog);
    const loaders = createLoaders(viewerId, { ...inside, views, relationships: deps.relationships });
    const made = await act({ id: viewerId, loaders });
    const id = typeof made === 'string' ? made : made.id;
    await expect.poll(published).toEqual([parentId, id]);
  });

  /** Lets the author write while the bus is unavailable, so that only the outbox can publish later. */
  async function writeAway(work: (away: CommandDeps, actor: Actor) => Promise<void>): Promise<void> {
    await using views = new ViewCounts(inside.store, inside.cache, silentLog);
    const loaders = createLoaders(authorId, { ...inside, views, relationships: deps.relationships });
    const publisher = { publish: () => Promise.reject(new Error('The bus is unavailable.')) };
    await work({ ...deps, publisher }, { id: authorId, loaders });
  }

  it('is published before the thread of replies that was written while the bus was unavailable', async () => {
    start = await inside.bus.position('TWEETS');
    const thread = [parentId];
    await writeAway(async (away, actor) => {
      while (thread.length < 110) {
        const text = `Reply ${thread.length}`;
        const reply = (await postTweet(away, actor, { text, inReplyTo: thread.at(-1)! })) as TweetModel;
        thread.push(reply.id);
      }
      thread.push(await retweet(away, actor, thread.at(-1)!));
    });
    const carriers = await inside.store.tweets.collection.find({}, { sort: { _id: 1 } }).toArray();
    expect(carriers.map(({ outbox }) => outbox?.length)).toEqual(thread.map(() => 1));
    expect(carriers.map(({ outboxAfter }) => outboxAfter)).toEqual([undefined, ...thread.slice(0, -1)]);

    deps.outbox.start();
    await expect.poll(() => deps.outbox.pending(), { timeout: 10_000 }).toBe(0);
    expect(await published()).toEqual(thread);
    expect(await inside.store.tweets.collection.countDocuments({ outboxAfter: { $gt: '' } })).toBe(0);
  });

  it('is published before a reply that is edited and deleted before its own publication', async () => {
    start = await inside.bus.position('TWEETS');
    await writeAway(async (away, actor) => {
      const { id } = (await postTweet(away, actor, { text: 'Frist', inReplyTo: parentId })) as TweetModel;
      await editTweet(away, actor, { id, text: 'First' });
      await deleteTweet(away, actor, id);
    });
    deps.outbox.start();
    await expect.poll(() => deps.outbox.pending(), { timeout: 10_000 }).toBe(0);
    const types: string[] = [];
    for await (const { event } of inside.bus.replay('TWEETS', start)) types.push(event.type);
    expect(types).toEqual(['tweet.posted', 'tweet.posted', 'tweet.edited', 'tweet.deleted']);
    expect((await published())[0]).toBe(parentId);
  });
});
