import { describe, expect } from 'vitest';
import { Client, story } from '#testkit/client/index.js';

const EVENTS = `subscription Resume($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id } }
    ... on TimelineGap { cursor missed }
  }
}`;

interface Notice {
  homeTimelineEvents: { __typename: string; cursor: string; tweet?: { id: string } };
}

const it = story({ cast: ['ada', 'bob'] });

describe('a client that reconnects with its last cursor', () => {
  it.beforeAll(async ({ network, ada, bob }) => {
    await bob.follow(ada);
    await network.settle();
  });

  it('receives every notice once, however often its connection breaks', async ({ network, ada, bob }) => {
    const total = 60;
    const first = new Client(network.url, bob.token);
    const firstEvents = await first.subscribe<Notice, { after: string | null }>(EVENTS, { after: null });
    await network.settle();
    const posting = (async () => {
      const ids: string[] = [];
      for (let count = 0; count < total; count++) ids.push(await ada.post(`Tweet ${count}`));
      return ids;
    })();
    const seen: string[] = [];
    let after: string | null = null;
    for (let client = first, events = firstEvents; seen.length < total;) {
      // Each connection is closed after another number of notices.
      for (let left = 1 + (seen.length % 7); left > 0 && seen.length < total; left--) {
        const { homeTimelineEvents: event } = await events.next();
        seen.push(event.tweet?.id ?? event.__typename);
        after = event.cursor;
      }
      await client[Symbol.asyncDispose]();
      client = new Client(network.url, bob.token);
      events = await client.subscribe<Notice, { after: string | null }>(EVENTS, { after });
      if (seen.length === total) await client[Symbol.asyncDispose]();
    }
    expect(seen).toEqual(await posting);
  });

  it('receives a gap when the stream of its cursor no longer exists, then new notices', async ({
    network,
    ada,
    bob,
  }) => {
    // A position beyond the end of the stream, as after the stream was lost and created again.
    const after = network.infrastructure.cursors.pack('live', [Number.MAX_SAFE_INTEGER]);
    const events = await bob.subscribe<Notice, { after: string | null }>(EVENTS, { after });
    const { homeTimelineEvents: gap } = await events.next();
    expect(gap).toMatchObject({ __typename: 'TimelineGap', missed: null });
    const id = await ada.post('After the gap');
    expect((await events.next()).homeTimelineEvents).toMatchObject({ tweet: { id } });
    await events.close();
  });
});
