import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '#testkit/timeline/world.js';

describe('own tweets before their fan-out', () => {
  let world: World;
  beforeAll(async () => void (world = await World.open()));
  afterAll(() => world[Symbol.asyncDispose]());

  // A few tweets are read in one batch for all concurrent readers. Too many for a batch are read one reader at a time.
  it.each([3, 60])('are in the timelines of twelve concurrent readers with %i tweets each', async (each) => {
    const users = await world.act.users(12);
    for (const id of users) await world.home(id);
    world.act.publishing = false;
    const theirs = new Map<string, string[]>();
    for (const id of users) theirs.set(id, (await world.act.posts(id, each)).reverse());
    world.act.publishing = true;
    let finds = 0;
    const stop = world.mongo.onCommand(({ command }) => {
      if (command['find'] === 'authorIndex') finds++;
    });
    const pages = await Promise.all(users.map((id) => world.home(id, { first: 20 })));
    stop();
    expect(pages.map(({ ids }) => ids)).toEqual(users.map((id) => theirs.get(id)?.slice(0, 20)));
    if (each === 3) expect(finds).toBeLessThan(users.length / 2);
  });
});
