import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { describe, expect } from 'vitest';
import { seedDemo } from '#network/seed/index.js';
import { openNetwork, TestUser, story } from '#testkit/client/index.js';
import { graphql } from '#testkit/client/generated/index.js';

const Demo = graphql(`
  query Demo {
    user(username: "bob") {
      followersCount
      tweetsCount
      tweets(first: 20) {
        edges {
          node {
            text
            likesCount
            repliesCount
          }
        }
      }
    }
    hashtag(name: "birds") {
      tweetsCount
    }
    trends(window: DAY) {
      items {
        name
        tweetVolume
      }
    }
  }
`);

// Discards the progress bar.
const terminal = new PassThrough() as unknown as WriteStream;

const it = story();

describe('the demo graph', { timeout: 120_000 }, () => {
  it('continues an interrupted seed, and counts nothing twice', async ({ network, anybody }) => {
    expect(await seedDemo(network, terminal)).toMatchObject({ username: 'ada' });
    const whole = await anybody.get(Demo);
    expect(whole.user?.followersCount).toBeGreaterThan(100);
    expect(whole.user?.tweetsCount).toBeGreaterThan(100);
    expect(whole.trends.items.map(({ name }) => name)).toContain('eclipse');

    // The state after a crash in the last step.
    const marks = network.infrastructure.mongo.database('platform').collection<{ _id: string }>('seeds');
    await marks.updateOne({ _id: 'demo' }, { $set: { done: false } });
    await seedDemo(network, terminal);
    await network.settle();
    expect((await anybody.get(Demo)).user).toEqual(whole.user);
  });

  it('does not seed a network that has users', async () => {
    const own = await openNetwork();
    try {
      await TestUser.signUp(own.url, 'zoe');
      expect(await seedDemo(own, terminal)).toBeNull();
    } finally {
      await own[Symbol.asyncDispose]();
    }
  });
});
