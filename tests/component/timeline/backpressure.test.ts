import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '#testkit/timeline/world.js';

const LIMIT = 40;

describe('a lagging fan-out', () => {
  let world: World;
  beforeAll(async () => void (world = await World.open({ settings: { lagLimit: LIMIT, lagEvery: 1 } })));
  afterAll(() => world[Symbol.asyncDispose]());

  it('raises the overload signal once, and clears it when half of the events are handled', async () => {
    const { act, deps } = world;
    const author = await act.user();
    act.publishing = false;
    await act.posts(author, 400);
    act.publishing = true;
    const isMarked = async (): Promise<boolean> => (await deps.cache.getMany(['overload']))[0] !== null;
    const marks = [await isMarked()];
    // Events of one author are handled one after the other, which takes a while.
    const published = world.publish(...act.events);
    for (let done = false; !done;) {
      done = await Promise.race([
        published.then(() => true),
        new Promise<false>((go) => setImmediate(go, false)),
      ]);
      const marked = await isMarked();
      if (marked !== marks.at(-1)) marks.push(marked);
      if (marked) expect((await deps.bus.pending()).get('timeline-fan-out')).toBeGreaterThan(0);
    }
    await expect.poll(isMarked).toBe(false);
    expect([...marks, false].filter((mark, index, all) => mark !== all[index - 1])).toEqual([
      false,
      true,
      false,
    ]);
  });
});
