import { describe, expect, it } from 'vitest';
import { EntityCacheFixture } from '#testkit/gateway/entity-cache-fixture.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';

function deskWith(...ids: string[]): EntityCacheFixture {
  const fixture = new EntityCacheFixture();
  for (const id of ids) fixture.subgraph.add(id, AUTHOR);
  return fixture;
}

describe('the views of what is kept', () => {
  /** What the subgraph was told in the end, batch by batch. */
  async function told(fixture: EntityCacheFixture) {
    await fixture.cache[Symbol.asyncDispose]();
    return fixture.subgraph.views;
  }

  it('are told to the subgraph as sums, without those that it sees itself', async () => {
    const fixture = deskWith('100', '101');
    await fixture.texts(ADA, ['100']);
    await fixture.texts(BOB, ['101', '100']);
    await fixture.texts(ADA, ['100', '101']);
    await fixture.texts(null, ['100']);
    expect(await told(fixture)).toEqual([
      [
        ['100', 3],
        ['101', 1],
      ],
    ]);
  });

  it('are seen by the subgraph where it is asked for the viewer’s own', async () => {
    const fixture = deskWith('100');
    for (const viewer of [ADA, BOB]) await fixture.ask(viewer, ['100'], 'text viewerHasLiked');
    expect(await told(fixture)).toEqual([]);
  });

  it('are none where an entity is kept and hidden', async () => {
    const fixture = deskWith('100');
    await fixture.texts(ADA, ['100']);
    fixture.graph.blocks.add(`${AUTHOR}:${BOB}`);
    await fixture.texts(BOB, ['100']);
    expect(await told(fixture)).toEqual([]);
  });

  it('are told in bounded batches', async () => {
    const fixture = new EntityCacheFixture({ maxBytes: 2 ** 24 });
    const ids = Array.from({ length: 1_001 }, (_, index) => String(10_000 + index));
    for (const id of ids) fixture.subgraph.add(id, AUTHOR);
    for (const viewer of [ADA, BOB]) await fixture.texts(viewer, ids);
    expect((await told(fixture)).map((batch) => batch.length)).toEqual([1_000, 1]);
  });
});
