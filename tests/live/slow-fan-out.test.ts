import { describe, expect, vi } from 'vitest';
import type { Network } from '#network/index.js';
import { story, type Person } from '../client/index.js';
import { TimelineEvents } from '../operations/timelines.js';

const it = story({ newcomers: ['ada', 'eve', 'bob'] })
  /** Keeps the tweets of an author out of all timelines until it is called. */
  .extend('hold', ({ network }, { onCleanup }) => {
    let letGo = (): void => undefined;
    onCleanup(() => letGo());
    return (author: Person) => {
      const held = holdFanOut(network, author);
      ({ letGo } = held);
      return held;
    };
  });

function holdFanOut({ pipes: { graph } }: Network, { id }: Person) {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const authors = graph.authors.bind(graph);
  const asked = vi.spyOn(graph, 'authors').mockImplementation(async (ids) => {
    if (ids.includes(id)) await gate;
    return authors(ids);
  });
  const isHeld = () => vi.waitFor(() => expect(asked.mock.calls.flat(2)).toContain(id), 10_000);
  const letGo = () => {
    asked.mockRestore();
    open();
  };
  return { isHeld, letGo };
}

describe('a tweet that is on its way into the timelines', () => {
  it('is told to somebody who begins to listen and finds it in no timeline', async ({
    network,
    ada,
    eve,
    bob,
    hold,
  }) => {
    await Promise.all([bob.follow(ada), bob.follow(eve)]);
    await network.settle();
    expect(await bob.homeTexts()).toEqual([]);
    const { isHeld, letGo } = hold(ada);
    const id = await ada.post('On its way');
    await isHeld();
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

  it('is in the timeline once somebody is told to fetch that because of a gap', async ({
    network,
    ada,
    eve,
    bob,
    hold,
  }) => {
    await Promise.all([bob.follow(ada), bob.follow(eve)]);
    await network.settle();
    expect(await bob.homeTexts()).toEqual([]);
    const { isHeld, letGo } = hold(ada);
    await ada.post('On its way');
    await isHeld();
    const after = network.pipes.cursors.pack('live', [Number.MAX_SAFE_INTEGER]);
    const events = await bob.subscribe(TimelineEvents, { after });
    const found = events.next().then(async ({ homeTimelineEvents }) => {
      expect(homeTimelineEvents).toMatchObject({ __typename: 'TimelineGap' });
      return bob.homeTexts();
    });
    // Others hear of what is new meanwhile, so there was time to tell of the gap.
    const others = await bob.subscribe(TimelineEvents);
    expect((await others.next()).homeTimelineEvents).toMatchObject({ tweet: { text: 'On its way' } });
    const later = await eve.post('Later');
    expect((await others.next()).homeTimelineEvents).toMatchObject({ tweet: { id: later } });
    letGo();
    expect(await found).toContain('On its way');
    expect((await events.next()).homeTimelineEvents).toMatchObject({ tweet: { id: later } });
    await Promise.all([events.close(), others.close()]);
  });
});
