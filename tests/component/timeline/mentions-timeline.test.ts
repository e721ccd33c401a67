import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '#testkit/timeline/world.js';

describe('the mentions timeline', () => {
  let world: World;
  beforeAll(async () => void (world = await World.open()));
  afterAll(() => world[Symbol.asyncDispose]());

  const mentions = async (userId: string): Promise<string[]> => {
    await world.settle();
    return (await world.mentions(userId, { first: 100 })).ids;
  };

  it('lists the tweets that mention its owner, newest first, by any author', async () => {
    const [me, other, stranger] = (await world.act.users(3)) as [string, string, string];
    const first = await world.act.post(stranger, { mentions: [other, me] });
    await world.act.post(stranger, { mentions: [other] });
    const second = await world.act.post(other, { mentions: [me] });
    expect(await mentions(me)).toEqual([second, first]);
  });

  it('returns each tweet once on the way to its end, and fills pages that a mute has emptied', async () => {
    const [me, loud, quiet] = (await world.act.users(3)) as [string, string, string];
    const wanted = await world.act.posts(quiet, 30, { mentions: [me] });
    await world.act.posts(loud, 150, { mentions: [me] });
    await world.settle();
    await world.act.mute(me, loud);
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await world.mentions(me, { first: 10, ...(after ? { after } : {}) });
      seen.push(...page.ids);
      if (!page.pageInfo.hasNextPage) break;
      expect(page.ids).toHaveLength(10);
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(wanted.toReversed());
  });

  it('returns a short page with a next page when more tweets are hidden than one page reads', async () => {
    const [me, loud, quiet] = (await world.act.users(3)) as [string, string, string];
    const [wanted] = await world.act.posts(quiet, 1, { mentions: [me] });
    await world.settle();
    const hidden = Array.from({ length: 1_000 }, () => ({ _id: world.deps.ids.next(), authorId: loud }));
    const mentions = world.mongo.database('timeline').collection<{ _id: string }>('mentions');
    await mentions.insertMany(hidden.map((key) => ({ ...key, mentions: [me], version: 0 })));
    await world.act.mute(me, loud);
    const empty = await world.mentions(me, { first: 1 });
    expect(empty).toMatchObject({ ids: [], pageInfo: { hasNextPage: true } });
    const next = await world.mentions(me, { first: 1, after: empty.pageInfo.endCursor ?? '' });
    expect(next).toMatchObject({ ids: [wanted], pageInfo: { hasNextPage: false } });
  });

  it('excludes blocked and blocking users, and protected users who are not followed', async () => {
    const [me, blocker, shy] = (await world.act.users(3)) as [string, string, string];
    await world.act.post(blocker, { mentions: [me] });
    const kept = await world.act.post(shy, { mentions: [me] });
    await world.act.block(blocker, me);
    expect(await mentions(me)).toEqual([kept]);
    await world.act.change(shy, { protected: true });
    expect(await mentions(me)).toEqual([]);
    await world.act.follow(me, shy);
    expect(await mentions(me)).toEqual([kept]);
  });

  it('follows edits: a newly mentioned user gets the tweet, and one who is no longer mentioned loses it', async () => {
    const [author, one, two] = (await world.act.users(3)) as [string, string, string];
    const id = await world.act.post(author, { mentions: [one] });
    expect([await mentions(one), await mentions(two)]).toEqual([[id], []]);
    await world.act.edit(id, [two]);
    expect([await mentions(one), await mentions(two)]).toEqual([[], [id]]);
    await world.act.edit(id, []);
    expect([await mentions(one), await mentions(two)]).toEqual([[], []]);
  });

  it('excludes a deleted tweet', async () => {
    const [author, me] = (await world.act.users(2)) as [string, string];
    const id = await world.act.post(author, { mentions: [me] });
    expect(await mentions(me)).toEqual([id]);
    await world.act.delete(id);
    expect(await mentions(me)).toEqual([]);
  });

  it('rejects invalid page sizes, and cursors of other lists', async () => {
    const [author, me, other] = (await world.act.users(3)) as [string, string, string];
    await world.act.post(author, { mentions: [me, other] });
    await world.settle();
    await world.home(author);
    const mine = (await world.mentions(me)).pageInfo.startCursor;
    const home = (await world.home(author)).pageInfo.startCursor;
    expect((await world.mentions(me, { after: mine })).ids).toEqual([]);
    for (const first of [0, -1, 101])
      await expect(world.mentions(me, { first })).rejects.toThrow('BAD_USER_INPUT');
    for (const [reader, after] of [
      [other, mine],
      [author, home],
      [me, mine.slice(0, -2)],
      [me, ''],
    ] as const)
      await expect(world.mentions(reader, { after })).rejects.toThrow('BAD_USER_INPUT');
    await expect(world.home(me, { after: mine })).rejects.toThrow('BAD_USER_INPUT');
  });
});
