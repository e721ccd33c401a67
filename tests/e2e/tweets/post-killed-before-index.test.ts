import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf } from '#testkit/client/network-process.js';
import type { DoomedNetwork } from '#testkit/faults/doomed-network.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';
import { Post } from '#testkit/operations/tweets.js';
import { program } from '#testkit/compiled/program.js';

const TIMEOUT = 180_000;
const SCRIPT = 'testkit/faults/doomed-network.ts';

async function homeOf(client: Client): Promise<(string | undefined)[]> {
  const { homeTimeline } = await client.get(HomeTimeline, { first: 10 });
  return homeTimeline.edges.map(({ node }) => node?.id);
}

describe('a tweet whose process is killed between the tweet and its entry in the author index', () => {
  const stack = new DisposalStack();
  afterAll(() => stack[Symbol.asyncDispose](), TIMEOUT);

  /** A network on the documents of a process that was killed while ada, whom bob follows, posted a tweet. */
  async function reopenAfterKill(namespace: string): Promise<{
    network: Network;
    ada: Client;
    bob: Client;
    input: { text: string; idempotencyKey: string };
    tweetId: string;
  }> {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-killed-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const options: DoomedNetwork = { directory, namespace, doomed: true, before: 'index' };
    const args = program(SCRIPT);
    await using child = new Child(process.execPath, args, { NETWORK: JSON.stringify(options) });
    const [, url = ''] = await child.says(/listens at (\S+) /);
    const ada = await TestUser.signUp(url, 'ada');
    const bob = await TestUser.signUp(url, 'bob');
    await bob.follow(ada);
    const input = { text: 'Written, but not indexed', idempotencyKey: 'retry' };
    await expect(ada.send(Post, { input })).rejects.toThrow();
    const [, tweetId = ''] = await child.says(/written (\d+)/);
    await child.ends();
    const network = stack.use(await openNetworkOf(directory, namespace));
    return {
      ...{ network, input, tweetId },
      ada: new Client(network.url, ada.token),
      bob: new Client(network.url, bob.token),
    };
  }

  it(
    'reaches the author and the followers once another process publishes its event',
    { timeout: TIMEOUT },
    async () => {
      const { network, ada, bob, tweetId } = await reopenAfterKill('unindexed');
      await expect.poll(() => homeOf(bob), { timeout: 30_000 }).toEqual([tweetId]);
      expect(await homeOf(ada)).toEqual([tweetId]);
      const { authorIndex } = network.infrastructure;
      const { user } = await ada.get<{ user: { id: string } }, object>(
        '{ user(username: "ada") { id } }',
        {},
      );
      expect(await authorIndex.newest([user.id], { limit: 10 })).toEqual([
        { tweetId, authorId: user.id, retweetOf: null, inReplyTo: null },
      ]);
      expect(await network.infrastructure.bus.deadLetters()).toEqual([]);
    },
  );

  it(
    'is in the timeline of its author as soon as a retry with its key is acknowledged',
    { timeout: TIMEOUT },
    async () => {
      const { ada, input, tweetId } = await reopenAfterKill('retried');
      expect((await ada.get(Post, { input })).postTweet.id).toBe(tweetId);
      expect(await homeOf(ada)).toEqual([tweetId]);
    },
  );
});
