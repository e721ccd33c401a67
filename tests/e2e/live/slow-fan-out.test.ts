import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { TimelineEvents } from '#testkit/operations/timelines.js';
import { HeldFanOut } from '#testkit/live/paused-fan-out.js';

const it = story({ recentFollowers: ['ada', 'eve', 'bob'] })
  /** Bob follows Ada and Eve. The fan-out of a tweet by Ada is paused. */
  .extend('pausedTweet', async ({ network, ada, eve, bob }, { onCleanup }) => {
    await Promise.all([bob.follow(ada), bob.follow(eve)]);
    await network.settle();
    expect(await bob.homeTexts()).toEqual([]);
    const held = new HeldFanOut(network, ada);
    onCleanup(() => held.letGo());
    const id = await ada.post('On its way');
    await held.isHolding();
    return { id, letGo: held.letGo };
  });

describe('a tweet that is still being fanned out', () => {
  it('is sent to a subscription that starts while no timeline has the tweet', async ({
    network,
    eve,
    bob,
    pausedTweet: { id, letGo },
  }) => {
    const events = await bob.subscribe(TimelineEvents);
    expect(await bob.homeTexts()).toEqual([]);
    const later = await eve.post('Later');
    expect((await events.next()).homeTimelineEvents).toMatchObject({ tweet: { id } });
    expect((await events.next()).homeTimelineEvents).toMatchObject({ tweet: { id: later } });
    letGo();
    await network.settle();
    expect(await bob.homeTexts()).toEqual(['Later', 'On its way']);
    await events.close();
  });

  it('is in the timeline by the time that a client receives a gap', async ({
    network,
    eve,
    bob,
    pausedTweet: { id, letGo },
  }) => {
    const after = network.infrastructure.cursors.pack('live', [Number.MAX_SAFE_INTEGER]);
    const events = await bob.subscribe(TimelineEvents, { after });
    const found = events.next().then(async ({ homeTimelineEvents }) => {
      expect(homeTimelineEvents).toMatchObject({ __typename: 'TimelineGap' });
      return bob.homeTexts();
    });
    // Other subscriptions receive tweets meanwhile, which shows that the gap is delayed on purpose.
    const others = await bob.subscribe(TimelineEvents);
    expect((await others.next()).homeTimelineEvents).toMatchObject({ tweet: { id } });
    const later = await eve.post('Later');
    expect((await others.next()).homeTimelineEvents).toMatchObject({ tweet: { id: later } });
    letGo();
    expect(await found).toContain('On its way');
    expect((await events.next()).homeTimelineEvents).toMatchObject({ tweet: { id: later } });
    await Promise.all([events.close(), others.close()]);
  });
});
