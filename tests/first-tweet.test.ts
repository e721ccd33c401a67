import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, operations, type Person } from './client/index.js';

const { HomeTimeline, TimelineEvents, TweetById } = operations;

describe('a tweet', () => {
  let network: Network;
  let ada: Person;
  let bob: Person;

  beforeAll(async () => {
    network = await openNetwork();
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
    await bob.follow(ada);
    await network.settle();
  });
  afterAll(async () => {
    await ada[Symbol.asyncDispose]();
    await bob[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();
  });

  it("reaches a follower's open subscription with its author resolved", async () => {
    const events = await bob.subscribe(TimelineEvents);
    await network.settle();
    const id = await ada.post('The first tweet of the house');
    const { homeTimelineEvents: event } = await events.next();
    expect(event).toMatchObject({
      __typename: 'TweetPosted',
      tweet: { id, text: 'The first tweet of the house', author: { displayName: 'Ada' } },
    });
    await events.close();
  });

  it("stands first in the follower's home timeline and in the author's own", async () => {
    const id = await ada.post('Newest of all');
    await network.settle();
    for (const person of [ada, bob]) {
      const { homeTimeline } = await person.get(HomeTimeline, { first: 1 });
      expect(homeTimeline.edges[0]?.node).toMatchObject({
        id,
        text: 'Newest of all',
        author: { username: 'ada' },
      });
    }
  });

  it('can be read by anybody', async () => {
    const id = await ada.post('Hello');
    const { tweet } = await bob.get(TweetById, { id });
    expect(tweet).toMatchObject({ id, text: 'Hello', author: { username: 'ada' } });
  });

  it('is gone everywhere when it is deleted', async () => {
    const id = await ada.post('Not for long');
    await network.settle();
    expect(await bob.homeTexts()).toContain('Not for long');
    const events = await bob.subscribe(TimelineEvents);
    await network.settle();
    await ada.deleteTweet(id);
    expect((await events.next()).homeTimelineEvents).toMatchObject({
      __typename: 'TweetDeleted',
      tweetId: id,
    });
    await network.settle();
    expect(await bob.homeTexts()).not.toContain('Not for long');
    expect((await ada.get(TweetById, { id })).tweet).toBeNull();
    await events.close();
  });

  it('no longer arrives after an unfollow, and old ones leave the timeline', async () => {
    await bob.unfollow(ada);
    await network.settle();
    await ada.post('Only for followers');
    await network.settle();
    expect(await bob.homeTexts()).toEqual([]);
  });
});
