import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from './world.js';

describe('a home timeline', () => {
  let world: World;
  beforeAll(async () => void (world = await World.open()));
  afterAll(() => world[Symbol.asyncDispose]());

  /** A reader who follows an author with so many tweets, oldest first. */
  async function scene(count: number): Promise<{ reader: string; author: string; tweets: string[] }> {
    const [reader, author] = (await world.act.people(2)) as [string, string];
    await world.act.follow(reader, author);
    return { reader, author, tweets: await world.act.posts(author, count) };
  }

  it('pages to its end: every entry once, newest first, also when the last page is exactly full', async () => {
    const { reader, tweets } = await scene(60);
    for (const first of [1, 7, 20, 60, 100]) {
      expect(await world.allOfHome(reader, first)).toEqual(tweets.toReversed());
    }
    const whole = await world.home(reader, { first: 60 });
    expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  it('pages upwards from a cursor without a hole: the entries directly above it, newest first', async () => {
    const { reader, tweets } = await scene(50);
    const { cursors } = await world.home(reader, { first: 50 });
    const below = await world.home(reader, { first: 10, before: cursors[30]! });
    const above = await world.home(reader, { first: 100, before: below.pageInfo.startCursor });
    expect(below.ids).toEqual(tweets.toReversed().slice(20, 30));
    expect(below.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
    expect(above.ids).toEqual(tweets.toReversed().slice(0, 20));
    expect(above.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
    expect((await world.home(reader, { before: cursors[0]! })).ids).toEqual([]);
  });

  it('gives each surviving entry exactly once while others come and go', async () => {
    const { reader, author, tweets } = await scene(700);
    await world.home(reader);
    const [, noise] = [author, await world.act.person()];
    await world.act.follow(reader, noise);
    const gone = new Set<string>();
    const seen: string[] = [];
    for (let after: string | undefined, page = 0; ; page++) {
      const { ids, pageInfo } = await world.home(reader, { first: 50, ...(after ? { after } : {}) });
      seen.push(...ids);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
      for (const id of tweets.slice(page * 9, page * 9 + 8)) {
        await world.act.delete(id);
        gone.add(id);
      }
      await world.act.posts(noise, 8);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(gone.size).toBeGreaterThan(90);
    const survivors = tweets.filter((id) => !gone.has(id));
    expect(survivors.filter((id) => !seen.includes(id))).toEqual([]);
  });
});
