import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import type { Child } from '#testkit/client/child.js';
import type { HomeTimelineQuery, WrittenQuery } from '#testkit/client/generated/graphql.js';
import { graphql } from '#testkit/client/generated/index.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf, startNetwork } from '#testkit/client/network-process.js';
import { PostBriefly } from '#testkit/operations/tweets.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';

/** FAULT_ROUNDS=10 before a release: each round kills a process at another point. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 2);
const WRITERS = 4;
const PAGE = 100;

const Written = graphql(`
  query Written($username: String!, $after: String) {
    user(username: $username) {
      tweetsCount
      tweets(first: 100, after: $after) {
        edges {
          node {
            id
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

describe('a network whose process is killed while users post', { timeout: 120_000 * ROUNDS }, () => {
  const stack = new DisposalStack();
  let directory: string;
  let child: Child;
  let ada: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-crash-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const url = await start();
    [ada, bob] = await Promise.all([TestUser.signUp(url, 'ada'), TestUser.signUp(url, 'bob')]);
    await bob.follow(ada);
  }, 120_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  async function start(): Promise<string> {
    const started = await startNetwork(directory);
    child = stack.use(started.child);
    return started.url;
  }

  it('loses no acknowledged tweet and duplicates none', async () => {
    const acknowledged = new Map<string, string>();
    const unknown: string[] = [];
    let url = /GraphQL\s+(http\S+)\/graphql/.exec(child.output)?.[1] ?? '';
    for (let round = 0; round < ROUNDS; round++) {
      const writer = new Client(url, ada.token);
      let posting = true;
      const writers = Array.from({ length: WRITERS }, async (_, index) => {
        for (let n = 0; posting; n++) {
          const key = `${round}-${index}-${n}`;
          const answer = await writer
            .send(PostBriefly, { input: { text: key, idempotencyKey: key } })
            .catch(() => null);
          const id = answer?.data?.postTweet?.id;
          if (id !== undefined) acknowledged.set(key, id);
          else unknown.push(key);
        }
      });
      // At another point of the work in each round.
      await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan((round + 1) * 37);
      await child.kill('SIGKILL');
      posting = false;
      await Promise.all(writers);
      url = round < ROUNDS - 1 ? await start() : stack.use(await openNetworkOf(directory)).url;
    }
    // A client without a response retries with the same idempotency key: for some seconds the killed process may still be at work.
    for (const key of unknown) {
      const retry = () =>
        new Client(url, ada.token).get(PostBriefly, { input: { text: key, idempotencyKey: key } });
      const { postTweet } = await vi.waitFor(retry, { timeout: 30_000, interval: 200 });
      acknowledged.set(key, postTweet.id);
    }

    const expected = [...acknowledged.values()].toSorted();
    expect(new Set(expected).size).toBe(expected.length);
    const reader = new Client(url);
    expect((await writtenBy('ada', reader)).ids.toSorted()).toEqual(expected);
    await expect.poll(() => timelineOf(new Client(url, bob.token)), { timeout: 60_000 }).toEqual(expected);
    await expect
      .poll(async () => (await writtenBy('ada', reader)).count, { timeout: 60_000 })
      .toBe(expected.length);
  });
});

async function writtenBy(username: string, client: Client): Promise<{ ids: string[]; count: number }> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { user }: WrittenQuery = await client.get(Written, { username, after });
    if (!user) throw new Error(`${username} is not there.`);
    ids.push(...user.tweets.edges.map(({ node }) => node?.id ?? ''));
    if (!user.tweets.pageInfo.hasNextPage) return { ids, count: user.tweetsCount };
    after = user.tweets.pageInfo.endCursor ?? null;
  }
}

async function timelineOf(client: Client): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { homeTimeline }: HomeTimelineQuery = await client.get(HomeTimeline, { first: PAGE, after });
    ids.push(...homeTimeline.edges.map(({ node }) => node?.id ?? ''));
    if (!homeTimeline.pageInfo.hasNextPage) return ids.toSorted();
    after = homeTimeline.pageInfo.endCursor ?? null;
  }
}
