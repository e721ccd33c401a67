import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { TweetById } from '#testkit/operations/tweets.js';
import { HomeTimeline, TimelineEvents } from '#testkit/operations/timelines.js';

const it = story({ cast: ['ada', 'bob'] });

describe('a tweet', () => {
  it.beforeAll(async ({ network, ada, bob }) => {
    await bob.follow(ada);
    await network.settle();
  });

  it("reaches a follower's open subscription with its author resolved", async ({ network, ada, bob }) => {
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

  it('is first in the home timelines of the follower and the author', async ({ network, ada, bob }) => {
    const id = await ada.post('Newest of all');
    await network.settle();
    for (const user of [ada, bob]) {
      const { homeTimeline } = await user.get(HomeTimeline, { first: 1 });
      expect(homeTimeline.edges[0]?.node).toMatchObject({
        id,
        text: 'Newest of all',
        author: { username: 'ada' },
      });
    }
  });

  it('can be read without sign-in', async ({ ada, bob }) => {
    const id = await ada.post('Hello');
    const { tweet } = await bob.get(TweetById, { id });
    expect(tweet).toMatchObject({ id, text: 'Hello', author: { username: 'ada' } });
  });

  it('disappears everywhere when it is deleted', async ({ network, ada, bob }) => {
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

  it('no longer arrives after an unfollow, and old ones leave the timeline', async ({
    network,
    ada,
    bob,
  }) => {
    await bob.unfollow(ada);
    await network.settle();
    await ada.post('Only for followers');
    await network.settle();
    expect(await bob.homeTexts()).toEqual([]);
  });
});
