import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded/index.js';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, openNetwork, type Subscription, type TestUser } from '#testkit/client/index.js';

const EVENTS = `subscription Live($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id text author { displayName } } }
    ... on TimelineGap { cursor missed }
  }
}`;

interface Live {
  homeTimelineEvents: { __typename: string; cursor: string; missed?: number; tweet?: { id: string } };
}

const stack = new DisposalStack();
afterEach(() => stack[Symbol.asyncDispose]());

/** A follower with a cursor, and three tweets behind the cursor. The store of the documents can be closed and started again. */
async function openStory(noticeRetryMs: number) {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-documents-away-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  let store: EmbeddedStore = await startEmbeddedStore({ directory });
  stack.defer(() => store.close());
  const network: Network = stack.use(await openNetwork({ mongodbUrl: store.url, limits: { noticeRetryMs } }));
  const { ada, bob } = await cast(network, 'ada', 'bob');
  await bob.follow(ada);
  await network.settle();
  const subscribe = (after: string | null = null): Promise<Subscription<Live>> =>
    bob.subscribe<Live, { after: string | null }>(EVENTS, { after });
  // Keeps what the viewer listens to known while the documents are away.
  const events = await subscribe();
  await network.settle();
  await ada.post('The first');
  const { cursor } = (await events.next()).homeTimelineEvents;
  const missed = [await ada.post('Missed 1'), await ada.post('Missed 2'), await ada.post('Missed 3')];
  for (const id of missed) expect(await nextId(events)).toBe(id);
  await network.settle();
  return {
    ...{ network, ada, events, cursor, missed, subscribe },
    close: () => store.close(),
    restart: async () => void (store = await startEmbeddedStore({ directory })),
  };
}

async function nextId(events: Subscription<Live>): Promise<string | undefined> {
  // An event with errors rejects.
  return (await events.next()).homeTimelineEvents.tweet?.id;
}

async function postWhenPossible(user: TestUser): Promise<string> {
  const text = 'The documents are back';
  let id: string | undefined;
  await expect
    .poll(
      async () => {
        const document = 'mutation ($input: PostTweetInput!) { postTweet(input: $input) { id } }';
        const { data } = await user.send<{ postTweet: { id: string } | null }, object>(document, {
          input: { text, idempotencyKey: text },
        });
        return (id = data?.postTweet?.id);
      },
      { timeout: 60_000 },
    )
    .toBeDefined();
  return id!;
}

it(
  'events wait while the documents are away, and are received whole and in order',
  { timeout: 120_000 },
  async () => {
    const { ada, events, cursor, missed, subscribe, close, restart } = await openStory(100_000);
    await close();
    const again = await subscribe(cursor);
    const received = Promise.all(missed.map(() => nextId(again)));
    await restart();
    expect(await received).toEqual(missed);
    const last = await postWhenPossible(ada);
    for (const each of [again, events]) expect(await nextId(each)).toBe(last);
  },
);

it('one gap replaces the events when the documents are away for longer', { timeout: 120_000 }, async () => {
  const { ada, cursor, subscribe, close, restart } = await openStory(500);
  await close();
  const again = await subscribe(cursor);
  expect((await again.next()).homeTimelineEvents).toMatchObject({ __typename: 'TimelineGap', missed: 3 });
  await restart();
  const last = await postWhenPossible(ada);
  expect(await nextId(again)).toBe(last);
});
