import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { describe, expect } from 'vitest';
import { makeCrowd } from '#network/demo/crowd.js';
import { seedDemo } from '#network/demo/index.js';
import type { Network } from '#network/index.js';
import { openTrendsAdministration } from '#subgraphs/trends/administration.js';
import { openTweetsAdministration } from '#subgraphs/tweets/administration.js';
import { importIndex } from '#subgraphs/trends/commands/import-index.js';
import { importTweets } from '#subgraphs/tweets/imports.js';
import { openAdministration } from '#subgraphs/users/commands/administration.js';
import { importUsers } from '#subgraphs/users/commands/import-users.js';
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

const Scoped = graphql(`
  query TrendsOfLanguage($scope: String!) {
    trends(window: HOUR, scope: $scope) {
      items {
        name
      }
    }
  }
`);

async function reconcile({ infrastructure }: Network): Promise<string[]> {
  const changes: string[] = [];
  const report = (line: string): void => void changes.push(line);
  await (await openAdministration(infrastructure)).reconcile(report);
  const tweets = await openTweetsAdministration(infrastructure.mongo);
  await tweets.reconcile(report);
  await openTrendsAdministration(infrastructure).reindex(tweets.texts(), report);
  return changes;
}

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

  it('has counts and search terms that agree with the likes, follows and tweets behind them', async ({
    network,
  }) => {
    expect(await reconcile(network)).toEqual([]);
  });

  it.for(['en', 'de', 'fr', 'es', 'ja'])(
    'has trends of the last hour in %s',
    async (language, { anybody }) => {
      const { trends } = await anybody.get(Scoped, { scope: `lang:${language}` });
      expect(trends?.items).not.toEqual([]);
    },
  );

  it('indexes a tweet before the event of a reply reaches the index, however slow the import is', async () => {
    await using own = await openNetwork();
    const { users, tweets } = makeCrowd(1, Date.now());
    const first = tweets[0]!;
    const reply = { ...tweets.at(-1)!, text: 'Late, but an answer', inReplyTo: first.id, retweetOf: null };
    await importUsers(own.infrastructure, users, [], 'a long secret');
    await importTweets(own.infrastructure, {
      tweets: [first, reply],
      likes: [],
      announced: 1,
      beforeAnnounced: async (unannounced) => {
        // On a slow machine everything that is announced by now is handled before the import.
        await own.settle();
        await importIndex(own.infrastructure, unannounced, new Map());
      },
    });
    await own.settle();
    expect(await reconcile(own)).toEqual([]);
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
