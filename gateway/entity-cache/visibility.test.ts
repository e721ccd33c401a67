import { describe, expect, it } from 'vitest';
import type { AnyEvent } from '#schema/events.js';
import { EntityCacheFixture } from '#testkit/gateway/entity-cache-fixture.js';
import { eventOf } from '#testkit/gateway/tweet-events.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';
const OTHER = '11';

/** A fixture with a cached tweet and a cached retweet, which all viewers have read. */
async function warmFixture(): Promise<EntityCacheFixture> {
  const fixture = new EntityCacheFixture();
  fixture.subgraph.add('100', AUTHOR);
  fixture.subgraph.add('200', OTHER, { retweetOf: '100', text: 'Text of 100' });
  for (const viewer of [BOB, ADA, BOB, null]) await fixture.texts(viewer, ['100', '200']);
  expect(fixture.fetched()).toEqual([['100', '200']]);
  return fixture;
}

/** Whether a viewer received the tweet from the cache, without a fetch. The subgraph of the fixture hides nothing. */
async function isShown(fixture: EntityCacheFixture, viewer: string | null, id = '100'): Promise<boolean> {
  await fixture.texts(viewer, [id]);
  return fixture.fetched().length === 0;
}

/** How an author's tweets become hidden: the change of the graph, its event, and the viewers who no longer see them. */
const HIDINGS: [string, (fixture: EntityCacheFixture) => void, AnyEvent, (string | null)[]][] = [
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

describe('a cached tweet', () => {
  it.each(HIDINGS)(
    'is hidden, with its retweet, as soon as an event reports that its author is %s',
    async (...hiding) => {
      const [, change, event, hiddenFrom] = hiding;
      const fixture = await warmFixture();
      change(fixture);
      fixture.observe(event);
      for (const viewer of [ADA, BOB, null]) {
        const shown = !hiddenFrom.includes(viewer);
        // The entry of the tweet is still current: only its visibility has changed.
        expect([viewer, await isShown(fixture, viewer), await isShown(fixture, viewer, '200')]).toEqual([
          viewer,
          shown,
          shown,
        ]);
      }
    },
  );

  it.each(HIDINGS)(
    'is hidden within a second, even without an event, when its author is %s',
    async (...hiding) => {
      const [, change, , hiddenFrom] = hiding;
      const fixture = await warmFixture();
      change(fixture);
      fixture.pass(1_000);
      for (const viewer of [ADA, BOB, null])
        expect([viewer, await isShown(fixture, viewer)]).toEqual([viewer, !hiddenFrom.includes(viewer)]);
    },
  );

  it('of a protected author is visible to followers and to the author', async () => {
    const fixture = await warmFixture();
    fixture.graph.protected.add(AUTHOR);
    fixture.graph.follows.add(`${ADA}:${AUTHOR}`);
    fixture.pass(1_000);
    expect([
      await isShown(fixture, ADA),
      await isShown(fixture, AUTHOR),
      await isShown(fixture, BOB),
    ]).toEqual([true, true, false]);
  });

  it('is hidden from a viewer as soon as the author blocks the viewer through this gateway', async () => {
    const fixture = await warmFixture();
    fixture.graph.blocks.add(`${AUTHOR}:${ADA}`);
    await fixture.mutate(AUTHOR, 'mutation($id:ID!){likeTweet(id:$id){id}}', { id: ADA });
    fixture.fetched();
    expect([await isShown(fixture, ADA), await isShown(fixture, BOB)]).toEqual([false, true]);
  });
});

describe('the permissions of a viewer', () => {
  it('are read once for a page and once a second for a pair of viewer and owner', async () => {
    const fixture = await warmFixture();
    fixture.pass(1_000);
    const reads: [string | null, readonly string[]][] = [];
    const viewPermissions = fixture.graph.viewPermissions.bind(fixture.graph);
    fixture.graph.viewPermissions = (viewerId, authorIds) => {
      reads.push([viewerId, authorIds]);
      return viewPermissions(viewerId, authorIds);
    };
    await Promise.all([fixture.texts(ADA, ['100', '200']), fixture.texts(ADA, ['200'])]);
    await fixture.texts(ADA, ['100', '200']);
    expect(reads).toEqual([[ADA, [AUTHOR, OTHER]]]);
    fixture.pass(1_000);
    await fixture.texts(ADA, ['100']);
    expect(reads).toHaveLength(2);
  });

  it('are read again when they may have changed during the read', async () => {
    const fixture = await warmFixture();
    fixture.pass(1_000);
    const viewPermissions = fixture.graph.viewPermissions.bind(fixture.graph);
    const notCalled = (): void => undefined;
    let answer = notCalled;
    fixture.graph.viewPermissions = async (...pair) => {
      const found = await viewPermissions(...pair);
      await new Promise<void>((resolve) => (answer = resolve));
      return found;
    };
    const before = fixture.texts(ADA, ['100']);
    await expect.poll(() => answer).not.toBe(notCalled);
    fixture.graph.viewPermissions = viewPermissions;
    fixture.pass(1);
    fixture.graph.blocks.add(`${AUTHOR}:${ADA}`);
    fixture.observe(eventOf('user.blocked', AUTHOR, { from: AUTHOR, to: ADA }));
    await expect
      .poll(() => (answer(), fixture.texts(ADA, ['100']).then(() => fixture.fetched().length)))
      .toBe(1);
    await before;
  });
});
