import { describe, expect, it } from 'vitest';
import { EntityCacheFixture } from '#testkit/gateway/entity-cache-fixture.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';

function fixtureWith(...ids: string[]): EntityCacheFixture {
  const fixture = new EntityCacheFixture();
  for (const id of ids) fixture.subgraph.add(id, AUTHOR);
  return fixture;
}

describe('the views of cached entities', () => {
  /** The reports that the subgraph has received when the cache is closed. */
  async function reported(fixture: EntityCacheFixture) {
    await fixture.cache[Symbol.asyncDispose]();
    return fixture.subgraph.views;
  }

  it('are reported to the subgraph as sums, without those that it counts itself', async () => {
    const fixture = fixtureWith('100', '101');
    await fixture.texts(ADA, ['100']);
    await fixture.texts(BOB, ['101', '100']);
    await fixture.texts(ADA, ['100', '101']);
    await fixture.texts(null, ['100']);
    expect(await reported(fixture)).toEqual([
      [
        ['100', 3],
        ['101', 1],
      ],
    ]);
  });

  it('are not reported when the subgraph resolves private fields', async () => {
    const fixture = fixtureWith('100');
    for (const viewer of [ADA, BOB]) await fixture.ask(viewer, ['100'], 'text viewerHasLiked');
    expect(await reported(fixture)).toEqual([]);
  });

  it('do not include hidden entities', async () => {
    const fixture = fixtureWith('100');
    await fixture.texts(ADA, ['100']);
    fixture.graph.blocks.add(`${AUTHOR}:${BOB}`);
    await fixture.texts(BOB, ['100']);
    expect(await reported(fixture)).toEqual([]);
  });

  it('are reported in bounded batches', async () => {
    const fixture = new EntityCacheFixture({ maxBytes: 2 ** 24 });
    const ids = Array.from({ length: 1_001 }, (_, index) => String(10_000 + index));
    for (const id of ids) fixture.subgraph.add(id, AUTHOR);
    for (const viewer of [ADA, BOB]) await fixture.texts(viewer, ids);
    expect((await reported(fixture)).map((batch) => batch.length)).toEqual([1_000, 1]);
  });
});
