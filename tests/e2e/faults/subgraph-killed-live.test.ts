import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, TestUser, type Subscription } from '#testkit/client/index.js';
import { missingServers, openProcessNetwork, type ProcessNetwork } from '#testkit/faults/process-network.js';
import { PostBriefly } from '#testkit/operations/tweets.js';

const EVENTS = `subscription Live($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id text author { username displayName } likesCount viewerHasLiked } }
    ... on TimelineGap { cursor missed }
  }
}`;
/** Tweets that are posted at a time when the process is killed. */
const SIDE_BY_SIDE = 3;
/** Tweets before the process is killed, and after it is back: fewer than may wait for a client. */
const TWEETS = 20;
/** ms in which an event is tried again: longer than a process takes to start on the busiest machine. */
const PATIENT = '240000';

interface Live {
  homeTimelineEvents: {
    __typename: string;
    cursor: string;
    missed?: number | null;
    tweet?: { id: string; author: { username: string; displayName: string } };
  };
}

describe.skipIf(missingServers.length > 0)(
  ['a follower while a subgraph is killed', ...missingServers].join('; '),
  { timeout: 300_000 },
  () => {
    let network: ProcessNetwork;
    let ada: TestUser;
    let bob: TestUser;

    beforeAll(async () => {
      network = await openProcessNetwork({ ROOKERY_LIMIT_NOTICE_RETRY_MS: PATIENT });
      ada = await TestUser.signUp(network.url, 'ada');
      bob = await TestUser.signUp(network.url, 'bob');
      await bob.follow(ada);
    }, 300_000);
    afterAll(() => network[Symbol.asyncDispose]());

    const subscribe = (client: Client, after: string | null = null): Promise<Subscription<Live>> =>
      client.subscribe<Live, { after: string | null }>(EVENTS, { after });

    /** Posts a tweet; resolves to its id, null when that fails. */
    const post = async (text: string): Promise<string | null> => {
      const { data } = await ada.send(PostBriefly, { input: { text, idempotencyKey: text } });
      return data?.postTweet?.id ?? null;
    };

    /** Posts until told to stop or a post fails, several at a time; adds the ids of the acknowledged tweets. */
    async function postUntil(isOver: () => boolean, name: string, acknowledged: string[]): Promise<void> {
      const run = async (worker: number): Promise<void> => {
        for (let n = 0; !isOver(); n++) {
          const id = await post(`${name} ${worker} ${n}`);
          if (id === null) return;
          acknowledged.push(id);
        }
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, (_, worker) => run(worker)));
    }

    it.each(['tweets', 'users'])(
      'receives every tweet whole and once when the process of %s is killed and started again',
      async (subgraph) => {
        const client = new Client(network.url, bob.token);
        const events = await subscribe(client);
        const acknowledged: string[] = [];
        let isKilled = false;
        const posting = postUntil(() => isKilled, subgraph, acknowledged);
        await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(TWEETS);
        await network.kill(subgraph);
        isKilled = true;
        await posting;
        await network.restart(subgraph);
        // The circuit of the gateway closes again.
        await expect.poll(() => post(`${subgraph} is back`), { timeout: 60_000 }).not.toBeNull();
        for (let n = 0; n < TWEETS; n++) acknowledged.push(await ada.post(`${subgraph}: behind ${n}`));
        const last = await ada.post(`${subgraph}: the last one`);
        const received: string[] = [];
        while (received.at(-1) !== last) {
          // An event with errors rejects.
          const { homeTimelineEvents: event } = await events.next();
          expect(event).toMatchObject({
            __typename: 'TweetPosted',
            tweet: { author: { username: 'ada', displayName: 'Ada' } },
          });
          received.push(event.tweet!.id);
        }
        await client[Symbol.asyncDispose]();
        console.log(`${subgraph} killed: acked ${acknowledged.length + 1}, received ${received.length}`);
        expect(new Set(received).size).toBe(received.length);
        expect(received).toEqual(expect.arrayContaining([...acknowledged, last]));
      },
    );

    it('receives what it missed, whole and in order, although the process is away when it comes back', async () => {
      const client = new Client(network.url, bob.token);
      const events = await subscribe(client);
      const first = await ada.post('The first');
      // A post of the story before may have been stored though its answer was lost.
      let event = (await events.next()).homeTimelineEvents;
      while (event.tweet?.id !== first) event = (await events.next()).homeTimelineEvents;
      const { cursor } = event;
      const missed = [await ada.post('Missed 1'), await ada.post('Missed 2'), await ada.post('Missed 3')];
      for (const id of missed) expect((await events.next()).homeTimelineEvents.tweet?.id).toBe(id);
      await network.kill('tweets');
      const again = await subscribe(client, cursor);
      const received = Promise.all(missed.map(() => again.next()));
      await network.restart('tweets');
      expect((await received).map(({ homeTimelineEvents: { tweet } }) => tweet?.id)).toEqual(missed);
      await client[Symbol.asyncDispose]();
    });
  },
);
