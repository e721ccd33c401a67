import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf } from '#testkit/client/network-process.js';
import type { DoomedNetwork } from '#testkit/faults/doomed-network.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';
import { Post, Retweet, UndoRetweet, WholeTweet } from '#testkit/operations/tweets.js';
import { program } from '#testkit/compiled/program.js';

const TIMEOUT = 180_000;
const SCRIPT = 'testkit/faults/doomed-network.ts';

describe('a process that is killed between a reservation and its tweet', () => {
  const stack = new DisposalStack();
  afterAll(() => stack[Symbol.asyncDispose](), TIMEOUT);

  /** A client of a network on the documents that the killed process has left. */
  async function afterKill(
    namespace: string,
    act: (user: TestUser) => Promise<unknown>,
  ): Promise<{ bob: Client; settle: () => Promise<void> }> {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-killed-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const options: DoomedNetwork = { directory, namespace, doomed: true, before: 'tweet' };
    const args = program(SCRIPT);
    await using child = new Child(process.execPath, args, { NETWORK: JSON.stringify(options) });
    const [, url = ''] = await child.says(/listens at (\S+) /);
    const user = await TestUser.signUp(url, 'bob');
    await expect(act(user)).rejects.toThrow();
    await child.ends();
    const network = stack.use(await openNetworkOf(directory, namespace));
    return { bob: new Client(network.url, user.token), settle: () => network.settle() };
  }

  const tweetsOf = async (bob: Client) => (await bob.get(TweetsOf, { username: 'bob', first: 10 })).user;

  it('lets the retry with the idempotency key post once', { timeout: TIMEOUT }, async () => {
    const input = { text: 'doomed', idempotencyKey: 'key' };
    const { bob, settle } = await afterKill('posting', (user) => user.send(Post, { input }));
    await expect
      .poll(() =>
        bob.get(Post, { input }).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    const again = await Promise.all(Array.from({ length: 10 }, () => bob.get(Post, { input })));
    expect(new Set(again.map(({ postTweet }) => postTweet.id)).size).toBe(1);
    await settle();
    const user = await tweetsOf(bob);
    expect(user?.tweetsCount).toBe(1);
    expect(user?.tweets.edges.map(({ node }) => node?.text)).toEqual(['doomed']);
  });

  it('lets the user retweet once, and undo it', { timeout: TIMEOUT }, async () => {
    let id = '';
    const { bob, settle } = await afterKill('retweeting', async (user) => {
      id = await user.post('To be retweeted');
      await user.send(Retweet, { id });
    });
    const counts = async () => {
      const { tweet } = await bob.get(WholeTweet, { id });
      return [tweet?.retweetsCount, tweet?.viewerHasRetweeted];
    };
    expect(await counts()).toEqual([0, false]);
    await bob.get(UndoRetweet, { id });
    await expect
      .poll(() =>
        bob.get(Retweet, { id }).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await bob.get(Retweet, { id });
    await settle();
    expect(await counts()).toEqual([1, true]);
    expect((await tweetsOf(bob))?.tweetsCount).toBe(2);
    await bob.get(UndoRetweet, { id });
    await settle();
    expect(await counts()).toEqual([0, false]);
  });
});
