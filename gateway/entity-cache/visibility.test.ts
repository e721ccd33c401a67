import { describe, expect, it } from 'vitest';
import type { AnyEvent } from '#schema/events.js';
import { EntityDesk } from '../testing/entity-cache-fixture.js';
import { eventOf } from '../testing/tweet-events.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';
const OTHER = '11';

/** A desk with a tweet that everybody has seen, and that is kept. */
async function warmDesk(): Promise<EntityDesk> {
  const desk = new EntityDesk();
  desk.subgraph.add('100', AUTHOR);
  desk.subgraph.add('200', OTHER, { retweetOf: '100', text: 'Text of 100' });
  for (const viewer of [BOB, ADA, BOB, null]) await desk.texts(viewer, ['100', '200']);
  expect(desk.fetched()).toEqual([['100', '200']]);
  return desk;
}

/** Whether a viewer was shown the kept tweet: the subgraph, which hides nothing here, was not asked. */
async function isShown(desk: EntityDesk, viewer: string | null, id = '100'): Promise<boolean> {
  await desk.texts(viewer, [id]);
  return desk.fetched().length === 0;
}

/** Each way in which an author's tweets become hidden: what changes in the graph, what is told, and who sees no more. */
const HIDINGS: [string, (desk: EntityDesk) => void, AnyEvent, (string | null)[]][] = [
  [
    'protected',
    ({ graph }) => void graph.protected.add(AUTHOR),
    eventOf('user.protection-changed', AUTHOR, { userId: AUTHOR, protected: true }),
    [ADA, BOB, null],
  ],
  [
    'suspended',
    ({ graph }) => void graph.suspended.add(AUTHOR),
    eventOf('user.suspended', AUTHOR, { userId: AUTHOR }),
    [ADA, BOB, null],
  ],
  [
    'blocked by the author',
    ({ graph }) => void graph.blocks.add(`${AUTHOR}:${ADA}`),
    eventOf('user.blocked', AUTHOR, { from: AUTHOR, to: ADA }),
    [ADA],
  ],
  [
    'blocked by the viewer',
    ({ graph }) => void graph.blocks.add(`${ADA}:${AUTHOR}`),
    eventOf('user.blocked', ADA, { from: ADA, to: AUTHOR }),
    [ADA],
  ],
];

describe('a kept tweet', () => {
  it.each(HIDINGS)('is hidden at once when its author is %s, and a retweet with it', async (...hiding) => {
    const [, change, event, hiddenFrom] = hiding;
    const desk = await warmDesk();
    change(desk);
    desk.observe(event);
    for (const viewer of [ADA, BOB, null]) {
      const shown = !hiddenFrom.includes(viewer);
      // The entry of the tweet itself holds: only who may see it has changed.
      expect([viewer, await isShown(desk, viewer), await isShown(desk, viewer, '200')]).toEqual([
        viewer,
        shown,
        shown,
      ]);
    }
  });

  it.each(HIDINGS)('is hidden within a second when nobody tells that its author is %s', async (...hiding) => {
    const [, change, , hiddenFrom] = hiding;
    const desk = await warmDesk();
    change(desk);
    desk.pass(1_000);
    for (const viewer of [ADA, BOB, null])
      expect([viewer, await isShown(desk, viewer)]).toEqual([viewer, !hiddenFrom.includes(viewer)]);
  });

  it('of a protected author is shown to followers and to the author', async () => {
    const desk = await warmDesk();
    desk.graph.protected.add(AUTHOR);
    desk.graph.follows.add(`${ADA}:${AUTHOR}`);
    desk.pass(1_000);
    expect([await isShown(desk, ADA), await isShown(desk, AUTHOR), await isShown(desk, BOB)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is hidden at once from those whom the author, through this gateway, has just blocked', async () => {
    const desk = await warmDesk();
    desk.graph.blocks.add(`${AUTHOR}:${ADA}`);
    await desk.mutate(AUTHOR, 'mutation($id:ID!){likeTweet(id:$id){id}}', { id: ADA });
    desk.fetched();
    expect([await isShown(desk, ADA), await isShown(desk, BOB)]).toEqual([false, true]);
  });
});

describe('who may see whom', () => {
  it('is asked once for a page, and once a second for a pair', async () => {
    const desk = await warmDesk();
    desk.pass(1_000);
    const asked: [string | null, readonly string[]][] = [];
    const sights = desk.graph.sights.bind(desk.graph);
    desk.graph.sights = (viewerId, authorIds) => {
      asked.push([viewerId, authorIds]);
      return sights(viewerId, authorIds);
    };
    await Promise.all([desk.texts(ADA, ['100', '200']), desk.texts(ADA, ['200'])]);
    await desk.texts(ADA, ['100', '200']);
    expect(asked).toEqual([[ADA, [AUTHOR, OTHER]]]);
    desk.pass(1_000);
    await desk.texts(ADA, ['100']);
    expect(asked).toHaveLength(2);
  });

  it('is asked anew when it may have changed while it was asked', async () => {
    const desk = await warmDesk();
    desk.pass(1_000);
    const sights = desk.graph.sights.bind(desk.graph);
    const nobody = (): void => undefined;
    let answer = nobody;
    desk.graph.sights = async (...pair) => {
      const found = await sights(...pair);
      await new Promise<void>((resolve) => (answer = resolve));
      return found;
    };
    const before = desk.texts(ADA, ['100']);
    await expect.poll(() => answer).not.toBe(nobody);
    desk.graph.sights = sights;
    desk.pass(1);
    desk.graph.blocks.add(`${AUTHOR}:${ADA}`);
    desk.observe(eventOf('user.blocked', AUTHOR, { from: AUTHOR, to: ADA }));
    await expect.poll(() => (answer(), desk.texts(ADA, ['100']).then(() => desk.fetched().length))).toBe(1);
    await before;
  });
});
