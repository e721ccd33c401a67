import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '#testkit/timeline/world.js';

describe('a home timeline', () => {
  let world: World;
  beforeAll(async () => void (world = await World.open()));
  afterAll(() => world[Symbol.asyncDispose]());

  /** A reader who follows an author with the given number of tweets, oldest first. */
  async function scene(count: number): Promise<{ reader: string; author: string; tweets: string[] }> {
    const [reader, author] = (await world.act.users(2)) as [string, string];
    await world.act.follow(reader, author);
    return { reader, author, tweets: await world.act.posts(author, count) };
  }

  it('returns every entry once on the way to its end, also when the last page is exactly full', async () => {
    const { reader, tweets } = await scene(60);
    for (const first of [1, 7, 20, 60, 100]) {
      expect(await world.allOfHome(reader, first)).toEqual(tweets.toReversed());
    }
    const whole = await world.home(reader, { first: 60 });
    expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  it('pages upwards from a cursor without gaps: the entries directly above it, newest first', async () => {
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

  it('pages upwards without gaps from far below, where pulled authors make the timeline longer than is stored', async () => {
    const settings = { pushToAllBelow: 1, pullAbove: 1, pullGrace: 0, copyTtl: 0 };
    await using loud = await World.open({ settings });
    const { act } = loud;
    const [reader, other, small] = (await act.users(3)) as [string, string, string];
    const pulled = await act.users(3);
    for (const author of pulled) await act.followers(author, [reader, other]);
    await act.follow(reader, small);
    for (const author of pulled) await act.post(author);
    await loud.settle();
    act.publishing = false;
    await act.posts(small, 700);
    await loud.home(reader);
    for (const author of pulled) await act.posts(author, 150);
    act.publishing = true;
    const all: string[] = [];
    const cursors: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await loud.home(reader, { first: 100, ...(after ? { after } : {}) });
      all.push(...page.ids);
      cursors.push(...page.cursors);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(all.length).toBeGreaterThan(1_100);
    const { ids, pageInfo } = await loud.home(reader, { first: 10, before: cursors[1_090]! });
    expect(ids).toEqual(all.slice(1_080, 1_090));
    expect(pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });

  it('returns a short page with a next page when more entries are hidden than one page reads', async () => {
    await using large = await World.open({ settings: { kept: 1_500 } });
    const { act } = large;
    const [reader, loud, quiet] = (await act.users(3)) as [string, string, string];
    for (const author of [loud, quiet]) await act.follow(reader, author);
    act.publishing = false;
    const wanted = await act.post(quiet);
    await act.posts(loud, 1_400);
    act.publishing = true;
    await act.mute(reader, loud);
    const empty = await large.home(reader, { first: 10 });
    expect(empty).toMatchObject({ ids: [], pageInfo: { hasNextPage: true } });
    const next = await large.home(reader, { first: 10, after: empty.pageInfo.endCursor });
    expect(next).toMatchObject({ ids: [wanted], pageInfo: { hasNextPage: false } });
  });

  it('returns each surviving entry of 1,000 exactly once while 100 are added and 100 deleted', async () => {
    await using large = await World.open({ settings: { kept: 1_100 } });
    const { act } = large;
    const [reader, author, noise] = (await act.users(3)) as [string, string, string];
    await act.follow(reader, author);
    await act.follow(reader, noise);
    act.publishing = false;
    const tweets = await act.posts(author, 1_000);
    act.publishing = true;
    await large.home(reader);
    const gone = new Set<string>();
    const seen: string[] = [];
    for (let after: string | undefined, page = 0; ; page++) {
      const { ids, pageInfo } = await large.home(reader, { first: 50, ...(after ? { after } : {}) });
      seen.push(...ids);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
      // Deletes entries that the reader has read, and entries that are still ahead.
      for (const id of tweets.slice(page * 50 + 3, page * 50 + 9)) {
        if (gone.size === 100) break;
        await act.delete(id);
        gone.add(id);
      }
      await act.posts(noise, 6);
    }
    expect(gone.size).toBe(100);
    expect(act.tweets.size).toBeGreaterThanOrEqual(1_100);
    expect(new Set(seen).size).toBe(seen.length);
    const survivors = tweets.filter((id) => !gone.has(id));
    expect(survivors.filter((id) => !seen.includes(id))).toEqual([]);
    expect(await large.allOfHome(reader)).toEqual(expect.arrayContaining(survivors));
  });
});
