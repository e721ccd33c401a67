import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import type { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf, startNetwork } from '#testkit/client/network-process.js';
import { PostBriefly } from '#testkit/operations/tweets.js';

const EVENTS = `subscription Resume($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id } }
    ... on TimelineGap { cursor missed }
  }
}`;
/** Each round kills the process at another moment. Run with FAULT_ROUNDS=10 before a release. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 2);

interface Notice {
  homeTimelineEvents: { __typename: string; cursor: string; tweet?: { id: string } };
}

describe('a client of a process that is killed and started again', { timeout: 120_000 * ROUNDS }, () => {
  const stack = new DisposalStack();
  let directory: string;
  let child: Child;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-live-crash-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  async function start(): Promise<string> {
    const started = await startNetwork(directory);
    child = stack.use(started.child);
    return started.url;
  }

  it('receives every tweet once, including those posted just before the crash and while the client was disconnected', async () => {
    let url = await start();
    const [ada, bob] = await Promise.all([TestUser.signUp(url, 'ada'), TestUser.signUp(url, 'bob')]);
    await bob.follow(ada);
    const acknowledged: string[] = [];
    const seen: string[] = [];
    let after: string | null = null;

    const post = async (key: string): Promise<void> => {
      const { postTweet } = await new Client(url, ada.token).get(PostBriefly, {
        input: { text: key, idempotencyKey: key },
      });
      acknowledged.push(postTweet.id);
    };
    /** Subscribes after the last cursor and receives tweets until `enough` returns true or the connection is closed. */
    const listen = async (enough: () => boolean): Promise<void> => {
      const client = new Client(url, bob.token);
      const events = await client.subscribe<Notice, { after: string | null }>(EVENTS, { after });
      while (!enough()) {
        const notice = await events.next().catch(() => null);
        if (!notice) break;
        const { __typename, cursor, tweet } = notice.homeTimelineEvents;
        seen.push(tweet?.id ?? __typename);
        after = cursor;
      }
      await client[Symbol.asyncDispose]();
    };

    for (let round = 0; round < ROUNDS; round++) {
      const listening = listen(() => false);
      let posting = true;
      const writing = (async () => {
        for (let n = 0; posting; n++) await post(`${round}-${n}`).catch(() => undefined);
      })();
      await expect.poll(() => seen.length, { timeout: 60_000 }).toBeGreaterThan((round + 1) * 15);
      await child.kill('SIGKILL');
      posting = false;
      await Promise.all([writing, listening]);
      url = round < ROUNDS - 1 ? await start() : stack.use(await openNetworkOf(directory)).url;
      for (let n = 0; n < 3; n++) await post(`${round}-away-${n}`);
    }
    const last = acknowledged.at(-1)!;
    await listen(() => seen.includes(last));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).not.toContain('TimelineGap');
    // The first tweets were posted before the subscription started.
    const expected = acknowledged.slice(acknowledged.indexOf(seen[0]!));
    expect(expected.length).toBeGreaterThan(ROUNDS * 15);
    expect(seen).toEqual(expect.arrayContaining(expected));
  });
});
