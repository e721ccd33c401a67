import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '#testkit/timeline/world.js';

describe('a home timeline', () => {
  let world: World;
  beforeAll(async () => void (world = await World.open()));
  afterAll(() => world[Symbol.asyncDispose]());

  /** A reader who follows the first `following` of the users. */
  async function scene(following: number, others = 0): Promise<string[]> {
    const users = await world.act.users(1 + following + others);
    const [reader] = users as [string];
    for (const author of users.slice(1, 1 + following)) await world.act.follow(reader, author);
    return users;
  }

  const shown = async (reader: string): Promise<string[]> => {
    await world.settle();
    return (await world.home(reader, { first: 100 })).ids;
  };

  it('includes own tweets before their events arrive', async () => {
    const [me] = (await scene(0)) as [string];
    await world.home(me);
    world.act.publishing = false;
    const id = await world.act.post(me);
    world.act.publishing = true;
    expect((await world.home(me)).ids).toEqual([id]);
  });

  it('excludes muted, blocked, suspended, deleted and unfollowed users immediately', async () => {
    const [reader, muted, blocked, blocker, suspended, gone, left, kept] = (await scene(7)) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    for (const author of [muted, blocked, blocker, suspended, gone, left]) await world.act.post(author);
    const id = await world.act.post(kept);
    expect(await shown(reader)).toHaveLength(7);
    world.act.publishing = false;
    await world.act.mute(reader, muted);
    await world.act.block(reader, blocked);
    await world.act.block(blocker, reader);
    await world.act.change(suspended, { suspendedAt: 1 });
    await world.act.change(gone, { deletedAt: 1 });
    await world.act.unfollow(reader, left);
    world.act.publishing = true;
    expect(await shown(reader)).toEqual([id]);
  });

  it('includes the tweets of a muted user again after the unmute', async () => {
    const [reader, author] = (await scene(1)) as [string, string];
    const id = await world.act.post(author);
    await world.act.mute(reader, author);
    expect(await shown(reader)).toEqual([]);
    await world.act.unmute(reader, author);
    expect(await shown(reader)).toEqual([id]);
  });

  it('returns a full page and a cursor, however many entries the rules remove', async () => {
    const [reader, loud, quiet] = (await scene(2)) as [string, string, string];
    const wanted: string[] = [];
    // There is no timeline yet, so no event changes one: it will be built from documents.
    world.act.publishing = false;
    for (let round = 0; round < 5; round++) {
      wanted.unshift(...(await world.act.posts(quiet, 5)).reverse());
      await world.act.posts(loud, 120);
    }
    world.act.publishing = true;
    await shown(reader);
    expect(await world.deps.cache.sortedSets.page(`tl:${reader}`, { limit: 1_000 })).toHaveLength(625);
    await world.act.mute(reader, loud);
    const page = await world.home(reader, { first: 20 });
    expect(page.ids).toEqual(wanted.slice(0, 20));
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(await world.allOfHome(reader, 20)).toEqual(wanted);
  });

  it('includes a reply when the reader follows both sides or is one of them', async () => {
    const [reader, author, friend, stranger] = (await scene(2, 1)) as [string, string, string, string];
    await shown(reader);
    const [ofFriend, ofStranger, mine] = await Promise.all(
      [friend, stranger, reader].map((id) => world.act.post(id)),
    );
    const toFriend = await world.act.reply(author, ofFriend as string);
    await world.act.reply(author, ofStranger as string);
    const toMe = await world.act.reply(author, mine as string);
    const thread = await world.act.reply(author, toMe);
    const own = await world.act.reply(reader, ofStranger as string);
    expect(new Set(await shown(reader))).toEqual(new Set([ofFriend, mine, toFriend, toMe, thread, own]));
  });

  it('shows a tweet once on all pages: the original, or the first of its retweets', async () => {
    const [reader, one, two, author, stranger] = (await scene(3, 1)) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const followed = await world.act.post(author);
    const strange = await world.act.post(stranger);
    const first = await world.act.retweet(one, strange);
    const filling = await world.act.posts(author, 60);
    await world.act.retweet(two, followed);
    await world.act.retweet(two, strange);
    const expected = [...filling.toReversed(), first, followed];
    expect(await shown(reader)).toEqual(expected);
    for (const size of [1, 10, 62]) expect(await world.allOfHome(reader, size)).toEqual(expected);
    // A hidden retweet does not replace a visible one, although it is older and far behind.
    await world.act.mute(reader, one);
    expect((await world.home(reader, { first: 10 })).authors[0]).toBe(two);
    await world.act.unmute(reader, one);
    await world.act.unfollow(reader, one);
    await world.settle();
    expect((await world.home(reader)).authors[0]).toBe(two);
  });

  it('excludes retweets of hidden tweets', async () => {
    const [reader, friend, hidden] = (await scene(1, 1)) as [string, string, string];
    await world.act.retweet(friend, await world.act.post(hidden));
    expect(await shown(reader)).toHaveLength(1);
    await world.act.change(hidden, { protected: true });
    expect(await shown(reader)).toEqual([]);
  });

  it('includes the 50 newest tweets of a newly followed user, and none after the unfollow', async () => {
    const [reader, author] = (await scene(0, 1)) as [string, string];
    const tweets = await world.act.posts(author, 60);
    expect(await shown(reader)).toEqual([]);
    await world.act.follow(reader, author);
    expect(await shown(reader)).toEqual(tweets.slice(10).reverse());
    await world.act.unfollow(reader, author);
    expect(await shown(reader)).toEqual([]);
    expect(await world.deps.cache.sortedSets.page(`tl:${reader}`, { limit: 10 })).toEqual([]);
  });

  it('excludes both sides of a block, and does not store their tweets', async () => {
    const [one, other] = (await scene(1)) as [string, string];
    await world.act.follow(other, one);
    for (const author of [one, other]) await world.act.post(author);
    for (const reader of [one, other]) expect(await shown(reader)).toHaveLength(2);
    await world.act.block(one, other);
    for (const reader of [one, other]) {
      expect(await shown(reader)).toHaveLength(1);
      expect(await world.deps.cache.sortedSets.page(`tl:${reader}`, { limit: 10 })).toHaveLength(1);
    }
  });

  it('answers UNAUTHENTICATED without a viewer, and BAD_USER_INPUT for cursors of other lists', async () => {
    const [reader, other] = (await scene(0, 1)) as [string, string];
    await world.act.post(reader);
    const { pageInfo } = await world.home(reader);
    const code = async (viewer: string | null, args: Record<string, unknown>): Promise<unknown> => {
      const query = `query ($a: String, $b: String, $o: TimelineOrder, $f: Int) {
        homeTimeline(after: $a, before: $b, order: $o, first: $f) { edges { cursor } } }`;
      const { errors } = (await world.ask(viewer, query, args)) as { errors: { extensions: object }[] };
      return errors[0]?.extensions;
    };
    const cursor = pageInfo.startCursor;
    expect(await code(null, {})).toEqual({ code: 'UNAUTHENTICATED' });
    for (const f of [0, -1, 101]) expect(await code(reader, { f })).toMatchObject({ field: 'first' });
    expect(await code(other, { a: cursor })).toEqual({ code: 'BAD_USER_INPUT', field: 'after' });
    expect(await code(other, { b: cursor })).toEqual({ code: 'BAD_USER_INPUT', field: 'before' });
    expect(await code(reader, { a: 'x' })).toEqual({ code: 'BAD_USER_INPUT', field: 'after' });
    expect(await code(reader, { b: `${cursor}A` })).toEqual({ code: 'BAD_USER_INPUT', field: 'before' });
    expect(await code(reader, { a: cursor, b: cursor })).toMatchObject({ field: 'before' });
    expect(await code(reader, { b: cursor, o: 'TOP' })).toMatchObject({ field: 'before' });
    expect(await code(reader, { a: cursor, o: 'TOP' })).toMatchObject({ field: 'after' });
    const ranked = (await world.home(reader, { order: 'TOP' })).pageInfo.startCursor;
    expect(await code(reader, { a: ranked })).toMatchObject({ field: 'after' });
    expect(await code(other, { a: ranked, o: 'TOP' })).toMatchObject({ field: 'after' });
  });
});
