import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB, EVE] = ['1900000000000000100', '1900000000000000101', '1900000000000000102'] as const;
const EVENTS = `subscription ($after: String) {
  homeTimelineEvents(after: $after) { __typename ... on TweetPosted { tweet { id } } }
}`;
const CLIENTS = 40;
const TWEETS = 10;
/** More events than the gateway keeps in memory. */
const OF_OTHERS = 2_100;

describe('clients that were away for longer than the gateway remembers', () => {
  let small: SmallGateway;
  let bob: SocketClient;
  /** The cursors before the first tweet, and after each. */
  let cursors: string[];

  beforeEach(async () => {
    small = await openSmallGateway();
    small.world.addUser(ADA, 'ada');
    small.graph.follows.add(`${BOB}:${ADA}`);
    const cursor = async () => small.deps.cursors.pack('live', [await small.bus.position('TWEETS')]);
    cursors = [await cursor()];
    for (let id = 1; id <= TWEETS; id++) {
      small.world.addTweet(String(id), ADA, 'Missed');
      await small.bus.publish(posted(String(id), ADA));
      cursors.push(await cursor());
    }
    for (let id = 0; id < OF_OTHERS; id++) await small.bus.publish(posted(String(1_000 + id), EVE));
    bob = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
  });
  afterEach(async () => {
    bob.close();
    await small[Symbol.asyncDispose]();
  });

  function subscribe(id: string, after: string): void {
    bob.send({ id, type: 'subscribe', payload: { query: EVENTS, variables: { after } } });
  }

  const metrics = async () => (await fetch(`${small.gateway.url}/metrics`)).text();
  const opened = async (count: number) =>
    expect.poll(metrics).toContain(`rookery_gateway_subscriptions ${count}\n`);

  /** Holds reads of the stream until they are released. */
  function holdRead() {
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const replay = small.bus.replay.bind(small.bus);
    const reads = vi.spyOn(small.bus, 'replay').mockImplementation(async function* (...what) {
      await gate;
      yield* replay(...what);
    });
    return { reads, letGo };
  }

  /** The tweets or gaps that each subscription received, by its id. */
  async function told(count: number): Promise<Map<string, string[]>> {
    const tweets = new Map<string, string[]>();
    for (let got = 0; got < count; got++) {
      const { id = '', payload } = await bob.next();
      const { data } = payload as {
        data: { homeTimelineEvents: { __typename: string; tweet?: { id: string } } };
      };
      const { tweet, __typename } = data.homeTimelineEvents;
      tweets.set(id, [...(tweets.get(id) ?? []), tweet?.id ?? __typename]);
    }
    return tweets;
  }

  it('share reads of the stream: one for the first client, and one for all that came in the meantime', async () => {
    const { reads, letGo } = holdRead();
    subscribe('0', cursors[0]!);
    await expect.poll(() => reads).toHaveBeenCalledOnce();
    for (let id = 1; id < CLIENTS; id++) subscribe(String(id), cursors[id % TWEETS]!);
    await opened(CLIENTS);
    expect(reads).toHaveBeenCalledOnce();
    letGo();
    // Each receives what came after its own cursor, and nothing from before.
    const expected = Array.from({ length: CLIENTS }, (_, id): [string, string[]] => [
      String(id),
      Array.from({ length: TWEETS - (id % TWEETS) }, (_, index) => String((id % TWEETS) + index + 1)),
    ]);
    const count = expected.reduce((sum, [, ids]) => sum + ids.length, 0);
    expect(await told(count)).toEqual(new Map(expected));
    await expect.poll(() => small.gateway.pending()).toBe(0);
    expect(bob.received).toHaveLength(1 + count);
    expect(reads).toHaveBeenCalledTimes(2);
  });

  it('are not affected by one whose position is gone', async () => {
    const { reads, letGo } = holdRead();
    subscribe('first', cursors[TWEETS - 1]!);
    await expect.poll(() => reads).toHaveBeenCalledOnce();
    subscribe('gone', small.deps.cursors.pack('live', [1]));
    subscribe('there', cursors[TWEETS - 2]!);
    await opened(3);
    letGo();
    expect(await told(4)).toEqual(
      new Map([
        ['first', [String(TWEETS)]],
        ['gone', ['TimelineGap']],
        ['there', [String(TWEETS - 1), String(TWEETS)]],
      ]),
    );
  });
});
