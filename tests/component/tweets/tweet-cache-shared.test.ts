import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RedisCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { openTestDeps } from '#testkit/subgraph-deps.js';
import { relationshipCollections } from '#social/read-models/relationships/index.js';
import type { RunningSubgraph } from '#platform/subgraph.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { tweets } from '#subgraphs/tweets/index.js';
import { NATS, openDocuments, REDIS, REDIS_TIMEOUT, serverOf, whyMissing } from '#testkit/services/index.js';

const MINUTE_MS = 60_000;
const ADA = '1900000000000000001';
const secrets = { internal: Buffer.alloc(32), signingKeys: [] };

/** One of several processes of the subgraph, with its own connections, caches and consumers. */
interface Process {
  infrastructure: SubgraphDeps;
  subgraph: RunningSubgraph;
  /** The tweets whose `tweet.posted` event has arrived. */
  heard: Set<string>;
}

describe.skipIf(whyMissing(REDIS) ?? whyMissing(NATS))('tweets in the caches of two processes', () => {
  const stack = new DisposalStack();
  let start: () => Promise<Process>;
  let one: Process;
  let other: Process;
  let id: string;

  beforeAll(async () => {
    const { url } = stack.use(await openDocuments());
    const redis = stack.use(await serverOf(REDIS));
    const nats = stack.use(await serverOf(NATS));
    const namespace = `t${crypto.randomUUID().slice(0, 8)}`;
    start = async () => {
      const infrastructure = await openTestDeps(stack, {
        ...{ mongodbUrl: url, redisUrl: redis.url, natsUrl: nats.url, namespace, secrets },
        ...{
          rateLimits: false,
          monitorCommands: true,
          streamBytes: 8 * 2 ** 20,
          redisTimeout: REDIS_TIMEOUT,
        },
        ...{ clock: systemClock, log: silentLog },
      });
      const { bus } = infrastructure;
      const heard = new Set<string>();
      const tail = bus.tail.bind(bus);
      bus.tail = (stream, observer) =>
        tail(stream, (event, position) => {
          observer(event, position);
          if (event.type === 'tweet.posted') heard.add(event.payload.tweetId);
        });
      const subgraph = stack.use(await tweets.create({ listen: null, secrets }, infrastructure));
      bus.open();
      return { infrastructure, subgraph, heard };
    };
    one = await start();
    other = await start();
    await relationshipCollections(one.infrastructure.mongo).accounts.insertOne({
      _id: ADA,
      usernameKey: 'ada',
      protected: false,
      followersCount: 0,
      suspendedAt: null,
      deletedAt: null,
      sessionsAfter: '',
    });
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  async function ask<Result>({ subgraph }: Process, query: string): Promise<Result> {
    const context = { viewer: { id: ADA, sessionId: '1' }, requestId: 'test', clientIp: null };
    const { data, errors } = await subgraph.ask({ query }, context);
    if (errors) throw new Error(JSON.stringify(errors));
    return data as Result;
  }

  const read = async (process: Process, tweet = id): Promise<{ text: string; likesCount: number } | null> =>
    (
      await ask<{ tweet: { text: string; likesCount: number } | null }>(
        process,
        `{ tweet(id: "${tweet}") { text likesCount } }`,
      )
    ).tweet;

  const post = async (): Promise<string> =>
    (await ask<{ postTweet: { id: string } }>(one, 'mutation { postTweet(input: { text: "first" }) { id } }'))
      .postTweet.id;

  /** How many finds of tweets `process` ran during `work`, without the sweeps of outboxes. */
  async function findsDuring({ infrastructure }: Process, work: () => Promise<unknown>): Promise<number> {
    let finds = 0;
    const stop = infrastructure.mongo.onCommand(({ commandName, command }) => {
      const isSweep = 'outbox.id' in ((command['filter'] ?? {}) as object);
      if (commandName === 'find' && command['find'] === 'tweets' && !isSweep) finds++;
    });
    await work();
    stop();
    return finds;
  }

  /** The remaining lifetime of the tweet in Redis, in ms; negative when it is not there. */
  const timeLeft = (): Promise<number> => {
    const { client, keyOf } = one.infrastructure.cache as RedisCache;
    return client.pttl(keyOf(`tweet:${id}`));
  };

  beforeEach(async () => {
    id = await post();
    await expect.poll(() => one.subgraph.pending()).toBe(0);
    // A later event would cause another read.
    for (const { heard } of [one, other]) await expect.poll(() => heard).toContain(id);
  });

  it('are read once for 200 concurrent loads, and not again by another process', async () => {
    const crowd = (process: Process) => () => Promise.all(Array.from({ length: 200 }, () => read(process)));
    expect(await findsDuring(other, crowd(other))).toBe(1);
    await expect.poll(timeLeft).toBeGreaterThan(0);
    const third = await start();
    expect(await findsDuring(third, crowd(third))).toBe(0);
  });

  it('stay in Redis for ten minutes, plus or minus one', async () => {
    await read(other);
    await expect.poll(timeLeft).toBeGreaterThan(8.5 * MINUTE_MS);
    expect(await timeLeft()).toBeLessThanOrEqual(11 * MINUTE_MS);
  });

  it.each([
    ['edited', 'editTweet(id: "ID", text: "second") { id }', { text: 'second', likesCount: 0 }],
    ['liked', 'likeTweet(id: "ID") { id }', { text: 'first', likesCount: 1 }],
    ['deleted', 'deleteTweet(id: "ID")', null],
  ])('are fresh in both after the event that they were %s has arrived', async (_, change, changed) => {
    // Before the entry of the other process expires.
    const timeout = 8_000;
    for (const process of [one, other]) await read(process);
    await ask(one, `mutation { ${change.replace('ID', id)} }`);
    expect(await read(one)).toEqual(changed);
    await expect.poll(() => read(other), { timeout }).toEqual(changed);
    expect(await read(one)).toEqual(changed);
  });
});
