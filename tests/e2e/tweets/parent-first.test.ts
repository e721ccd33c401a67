import { afterEach, describe, expect, vi } from 'vitest';
import type { AnyEvent } from '#schema/events.js';
import { story } from '#testkit/client/index.js';
import { TimelineEvents } from '#testkit/operations/timelines.js';

const SEARCH =
  'query ($query: String!) { searchTweets(query: $query, order: LATEST) { edges { node { id } } } }';

interface Found {
  searchTweets: { edges: { node: { id: string } }[] };
}

const it = story({ cast: ['ada', 'bob', 'carol'] });

describe('a reply to a tweet whose event the bus refuses at first', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('appears after its parent in subscriptions, timelines and search', async ({
    network,
    ada,
    bob,
    carol,
  }) => {
    await carol.follow(ada);
    await carol.follow(bob);
    await network.settle();
    const events = await carol.subscribe(TimelineEvents, {});
    await network.settle();

    const { bus } = network.infrastructure;
    const publish = bus.publish.bind(bus);
    // By the post, by the reply and by the first sweep of the outbox.
    let refusals = 3;
    const published: string[] = [];
    vi.spyOn(bus, 'publish').mockImplementation(async (event: AnyEvent) => {
      if (event.type !== 'tweet.posted') return publish(event);
      if (event.key === ada.id && refusals-- > 0) throw new Error('The bus is away.');
      published.push(event.payload.tweetId);
      return publish(event);
    });

    const parent = await ada.post('The magpie begins');
    const reply = await bob.post('The magpie goes on', { inReplyTo: parent });
    const deeper = await ada.post('The magpie ends', { inReplyTo: reply });
    const thread = [parent, reply, deeper];

    const heard: (string | undefined)[] = [];
    while (heard.length < thread.length) {
      const { homeTimelineEvents: event } = await events.next();
      if (event.__typename === 'TweetPosted') heard.push(event.tweet?.id);
      // At every moment, a visible reply has a visible parent.
      const { searchTweets } = await carol.get<Found, object>(SEARCH, { query: 'magpie' });
      const found = searchTweets.edges.map(({ node }) => node.id).reverse();
      expect(found).toEqual(thread.slice(0, found.length));
    }
    expect(heard).toEqual(thread);
    await network.settle();
    expect(refusals).toBeLessThan(0);
    expect([...new Set(published)]).toEqual(thread);
    expect(await carol.homeTexts(3)).toEqual(['The magpie ends', 'The magpie goes on', 'The magpie begins']);
    await events.close();
  });
});
