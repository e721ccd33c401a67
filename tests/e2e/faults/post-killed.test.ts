import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf } from '#testkit/client/network-process.js';
import { Post } from '#testkit/operations/tweets.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';
import type { DoomedNetwork } from '#testkit/faults/doomed-network.js';
import { program } from '#testkit/compiled/program.js';

const TIMEOUT = 180_000;

describe('a tweet whose process is killed before the response', () => {
  const stack = new DisposalStack();
  afterAll(() => stack[Symbol.asyncDispose](), TIMEOUT);

  async function start(options: DoomedNetwork): Promise<{ child: Child; url: string }> {
    const args = program('testkit/faults/doomed-network.ts');
    const child = stack.use(new Child(process.execPath, args, { NETWORK: JSON.stringify(options) }));
    const [, url = ''] = await child.says(/listens at (\S+) /);
    return { child, url };
  }

  it(
    'is returned to a retry with its idempotency key by the next process',
    { timeout: TIMEOUT },
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'rookery-killed-'));
      stack.defer(() => rm(directory, { recursive: true, force: true }));
      const options = { directory, namespace: 'killed' };
      const input = { text: 'Never acknowledged', idempotencyKey: 'once' };

      const first = await start({ ...options, doomed: true });
      const ada = await TestUser.signUp(first.url, 'ada');
      await expect(ada.send(Post, { input })).rejects.toThrow();
      const [, id] = await first.child.says(/written (\d+)/);
      await first.child.ends();

      const second = stack.use(await openNetworkOf(directory, options.namespace));
      const retried = new Client(second.url, ada.token);
      const answers = await Promise.all(Array.from({ length: 5 }, () => retried.get(Post, { input })));
      expect(answers.map(({ postTweet }) => postTweet.id)).toEqual(Array(5).fill(id));
      const { user } = await retried.get(TweetsOf, { username: 'ada', first: 10 });
      expect(user?.tweets.edges.map(({ node }) => node?.id)).toEqual([id]);
      // The event of the tweet is handled as well.
      await expect
        .poll(async () => (await retried.get(TweetsOf, { username: 'ada', first: 1 })).user?.tweetsCount, {
          timeout: 30_000,
        })
        .toBe(1);
    },
  );
});
