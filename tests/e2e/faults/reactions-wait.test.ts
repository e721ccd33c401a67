import { afterEach, describe, expect, it } from 'vitest';
import type { Network, NetworkOptions } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { findBinary, openDocuments, openLink, startRedis, type Link } from '#testkit/services/index.js';

const LIKERS = 20;
const OUTAGES = 3;

const TEXT = 'query ($id: ID!) { tweet(id: $id) { text likesCount } }';
const LIKE = 'mutation ($id: ID!) { likeTweet(id: $id) { likesCount } }';
const UNLIKE = 'mutation ($id: ID!) { unlikeTweet(id: $id) { likesCount } }';
const EDIT = 'mutation ($id: ID!, $text: String!) { editTweet(id: $id, text: $text) { id } }';

const stack = new DisposalStack();
afterEach(() => stack[Symbol.asyncDispose]());

async function open(options: NetworkOptions): Promise<Network> {
  return stack.use(await openNetwork(options));
}

function held({ infrastructure: { bus } }: Network, type: string): number {
  return bus.held().reduce((sum, each) => sum + (each.type === type ? each.count : 0), 0);
}

function tweet(user: TestUser, id: string) {
  return user.get<{ tweet: { text: string; likesCount: number } | null }, { id: string }>(TEXT, { id });
}

/** Sends a write until it is acknowledged: it may fail while a service is away. */
async function insist(user: TestUser, mutation: string, id: string): Promise<void> {
  await expect.poll(async () => (await user.send(mutation, { id })).errors, { timeout: 30_000 }).toEqual([]);
}

describe('reactions', { timeout: 120_000 }, () => {
  it('wait while MongoDB is away, again and again, and leave no dead letter', async () => {
    const documents = stack.use(await openDocuments());
    let link: Link = await openLink(documents.url);
    stack.defer(async () => link[Symbol.asyncDispose]());
    const port = Number(new URL(link.url).port);
    const network = await open({ mongodbUrl: link.url });
    const { ada } = await cast(network, 'ada');
    const likers = Object.values(
      await cast(network, ...Array.from({ length: LIKERS }, (_, index) => `liker${index}`)),
    );
    const id = await ada.post('Liked through outages');
    await network.settle();
    let outages = 0;
    for (let round = 0; round < 60 && outages < OUTAGES; round++) {
      const mutation = round % 2 === 0 ? LIKE : UNLIKE;
      const sent = likers.map((liker) => liker.send(mutation, { id }));
      await Promise.any(sent);
      await link[Symbol.asyncDispose]();
      await Promise.all(sent);
      if (held(network, round % 2 === 0 ? 'tweet.liked' : 'tweet.unliked') > 0) outages++;
      link = await openLink(documents.url, port);
    }
    expect(outages).toBe(OUTAGES);
    for (const liker of likers) await insist(liker, LIKE, id);
    await network.settle();
    expect((await tweet(ada, id)).tweet?.likesCount).toBe(LIKERS);
    expect(await network.infrastructure.bus.deadLetters()).toEqual([]);
    expect(network.infrastructure.bus.held()).toEqual([]);
  });

  const why = findBinary('redis-server') === null ? '; skipped: redis-server is not installed' : '';

  it.skipIf(why !== '')(
    `to edits and deletions wait until Redis has dropped the old tweet, and leave no dead letter${why}`,
    async () => {
      const redis = stack.use(await startRedis());
      const network = await open({ redisUrl: redis.url });
      const { ada, bob } = await cast(network, 'ada', 'bob');
      const [edited, deleted] = [await ada.post('A typo'), await ada.post('A mistake')];
      await network.settle();
      for (const id of [edited, deleted]) await tweet(bob, id);
      await redis.kill();
      await ada.get(EDIT, { id: edited, text: 'No typo' });
      await ada.deleteTweet(deleted);
      await expect.poll(() => held(network, 'tweet.edited'), { timeout: 20_000 }).toBe(1);
      expect((await tweet(bob, edited)).tweet?.text).toBe('No typo');
      await redis.restart();
      await expect.poll(() => network.infrastructure.cache.healthy(), { timeout: 20_000 }).toBe(true);
      await network.settle();
      expect((await tweet(bob, edited)).tweet?.text).toBe('No typo');
      expect((await tweet(bob, deleted)).tweet).toBeNull();
      expect(await network.infrastructure.bus.deadLetters()).toEqual([]);
      expect(network.infrastructure.bus.held()).toEqual([]);
    },
  );
});
