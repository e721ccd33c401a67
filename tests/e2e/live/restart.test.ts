import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatewayService } from '#gateway/index.js';
import type { Network } from '#network/index.js';
import { cast, Client, openNetwork, type TestUser } from '#testkit/client/index.js';
import { openGateway } from '#testkit/client/open-gateway.js';

const EVENTS = `subscription Resume($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id author { username } } }
  }
}`;
const CLIENTS = 15;
const TWEETS = 60;

interface Notice {
  homeTimelineEvents: { __typename: string; cursor: string; tweet?: { id: string } };
}

describe('a gateway that is restarted while clients listen', () => {
  let directory: string;
  let network: Network;
  let other: GatewayService;
  let ada: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-restart-'));
    network = await openNetwork({ directory, drainMs: 300 });
    other = await openGateway(network, { directory });
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
    await bob.follow(ada);
    await network.settle();
  });
  afterAll(async () => {
    await other[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();
    await rm(directory, { recursive: true, force: true });
  });

  /** Subscribes at the first gateway. When it closes the socket, resumes at the other gateway after the last cursor. */
  async function listen(): Promise<{ seen: string[]; ids: Promise<string[]> }> {
    const first = new Client(network.url, bob.token);
    let events = await first.subscribe<Notice, { after: string | null }>(EVENTS, { after: null });
    const seen: string[] = [];
    const ids = (async () => {
      let after: string | null = null;
      while (seen.length < TWEETS) {
        const notice = await events.next().catch(() => null);
        if (notice) {
          const { cursor, tweet, __typename } = notice.homeTimelineEvents;
          seen.push(tweet?.id ?? __typename);
          after = cursor;
        } else {
          const second = new Client(other.url, bob.token);
          events = await second.subscribe<Notice, { after: string | null }>(EVENTS, { after });
        }
      }
      return seen;
    })();
    return { seen, ids };
  }

  it('loses no notice and repeats none', async () => {
    const listeners = await Promise.all(Array.from({ length: CLIENTS }, listen));
    await network.settle();
    const poster = new Client(other.url, ada.token);
    const posted: string[] = [];
    let closing: PromiseLike<void> | undefined;
    for (let count = 0; count < TWEETS; count++) {
      const { postTweet } = await poster.get<{ postTweet: { id: string } }, Record<string, never>>(
        `mutation { postTweet(input: { text: "Tweet ${count}" }) { id } }`,
      );
      posted.push(postTweet.id);
      // Every client has a cursor now.
      if (count === 0) await expect.poll(() => listeners.every(({ seen }) => seen.length > 0)).toBe(true);
      if (count === TWEETS / 4) closing = network.gateway[Symbol.asyncDispose]();
    }
    for (const { ids } of listeners) expect(await ids).toEqual(posted);
    await closing;
  });
});
