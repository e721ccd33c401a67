import { describe, expect, it } from 'vitest';
import { EntityDesk } from '../testing/entity-cache-fixture.js';

const ADA = '1';
const BOB = '2';
const AUTHOR = '10';

function deskWith(...ids: string[]): EntityDesk {
  const desk = new EntityDesk();
  for (const id of ids) desk.subgraph.add(id, AUTHOR);
  return desk;
}

describe('the views of what is kept', () => {
  /** What the subgraph was told in the end, batch by batch. */
  async function told(desk: EntityDesk) {
    await desk.cache[Symbol.asyncDispose]();
    return desk.subgraph.views;
  }

  it('are told to the subgraph as sums, without those that it sees itself', async () => {
    const desk = deskWith('100', '101');
    await desk.texts(ADA, ['100']);
    await desk.texts(BOB, ['101', '100']);
    await desk.texts(ADA, ['100', '101']);
    await desk.texts(null, ['100']);
    expect(await told(desk)).toEqual([
      [
        ['100', 3],
        ['101', 1],
      ],
    ]);
  });

  it('are seen by the subgraph where it is asked for the viewer’s own', async () => {
    const desk = deskWith('100');
    for (const viewer of [ADA, BOB]) await desk.ask(viewer, ['100'], 'text viewerHasLiked');
    expect(await told(desk)).toEqual([]);
  });

  it('are none where an entity is kept and hidden', async () => {
    const desk = deskWith('100');
    await desk.texts(ADA, ['100']);
    desk.graph.blocks.add(`${AUTHOR}:${BOB}`);
    await desk.texts(BOB, ['100']);
    expect(await told(desk)).toEqual([]);
  });

  it('are told in bounded batches', async () => {
    const desk = new EntityDesk({ maxBytes: 2 ** 24 });
    const ids = Array.from({ length: 1_001 }, (_, index) => String(10_000 + index));
    for (const id of ids) desk.subgraph.add(id, AUTHOR);
    for (const viewer of [ADA, BOB]) await desk.texts(viewer, ids);
    expect((await told(desk)).map((batch) => batch.length)).toEqual([1_000, 1]);
  });
});
