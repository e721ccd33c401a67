import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { authorIndexCollection } from '#social/read-models/author-index.js';
import { intercept } from '#testkit/timeline/intercept.js';
import { World } from '#testkit/timeline/world.js';

describe('a timeline that is not in the cache', () => {
  let world: World;
  beforeAll(async () => void (world = await World.open()));
  afterAll(() => world[Symbol.asyncDispose]());

  async function scene(authors: number, tweetsEach: number): Promise<{ reader: string; authors: string[] }> {
    const [reader, ...followed] = (await world.act.users(authors + 1)) as [string, ...string[]];
    for (const author of followed) await world.act.followers(author, [reader]);
    // No user has a timeline that the events could change.
    world.act.publishing = false;
    for (const author of followed) await world.act.posts(author, tweetsEach);
    world.act.publishing = true;
    return { reader, authors: followed };
  }

  const forget = (reader: string): Promise<void> => world.deps.cache.delete([`tl:${reader}`]);

  /** Counts the commands of one kind to a collection during the work. */
  async function finds(collection: string, work: () => Promise<unknown>): Promise<number> {
    let count = 0;
    const stop = world.mongo.onCommand(({ command }) => {
      if (command['find'] === collection) count++;
    });
    await work();
    stop();
    return count;
  }

  it('is rebuilt once for 200 concurrent reads', async () => {
    const { reader, authors } = await scene(5, 10);
    const read = (): Promise<unknown> =>
      Promise.all(Array.from({ length: 200 }, () => world.home(reader, { first: 50 })));
    expect(await finds('timelines', read)).toBe(1);
    const { ids } = await world.home(reader, { first: 50 });
    expect(ids).toHaveLength(50);
    expect(authors).toHaveLength(5);
  });

  it('is rebuilt from its backup and newer tweets', async () => {
    const { reader, authors } = await scene(3, 10);
    const before = await world.allOfHome(reader);
    await world.settle();
    await forget(reader);
    // Tweets in the backup are not read again, so their documents may be missing.
    const tweets = authorIndexCollection(world.mongo);
    await tweets.deleteMany({ _id: { $in: before.slice(10) } });
    const fresh = await world.act.post(authors[0] as string);
    await world.settle();
    const since = await world.allOfHome(reader);
    expect(since[0]).toBe(fresh);
    expect(new Set(since)).toEqual(new Set([fresh, ...before]));
  });

  it('does not save its backup again until the backup lacks many tweets', async () => {
    const { reader, authors } = await scene(1, 10);
    let saved = 0;
    const stop = world.mongo.onCommand(({ command }) => {
      if (command['update'] === 'timelines') saved++;
    });
    const rebuilds = async (posted: number): Promise<void> => {
      const tweets = await world.act.posts(authors[0] as string, posted);
      await forget(reader);
      expect((await world.allOfHome(reader)).slice(0, posted)).toEqual(tweets.reverse());
      await world.settle();
    };
    await rebuilds(1);
    expect(saved).toBe(1);
    await rebuilds(5);
    expect(saved).toBe(1);
    await rebuilds(100);
    expect(saved).toBe(2);
    stop();
  });

  it('is rebuilt from follows and tweets without a backup, or after a change of follows', async () => {
    const { reader, authors } = await scene(3, 10);
    const before = await world.allOfHome(reader);
    await world.settle();
    await forget(reader);
    await world.mongo.database('timeline').collection('timelines').deleteMany({});
    expect(await world.allOfHome(reader)).toEqual(before);
    await world.settle();
    await forget(reader);
    world.act.publishing = false;
    const stranger = await world.act.user();
    const old = await world.act.post(stranger);
    await world.act.follow(reader, stranger);
    await world.act.unfollow(reader, authors[0] as string);
    world.act.publishing = true;
    const after = await world.allOfHome(reader);
    expect(after[0]).toBe(old);
    expect(after).toHaveLength(21);
  });

  it('includes tweets from before a follow, even when the backup is newer than the tweets', async () => {
    let ahead = 0;
    await using later = await World.open({ clock: { now: () => Date.now() + ahead } });
    const { act, deps } = later;
    const [reader, author] = (await act.users(2)) as [string, string];
    const old = await act.post(author);
    ahead = 3_600_000;
    expect(await later.allOfHome(reader)).toEqual([]);
    await later.settle();
    act.publishing = false;
    await act.follow(reader, author);
    await deps.cache.delete([`tl:${reader}`]);
    expect(await later.allOfHome(reader)).toEqual([old]);
  });

  it('excludes a tweet that was deleted after the backup was saved', async () => {
    const { reader } = await scene(1, 5);
    const [newest] = await world.allOfHome(reader);
    await world.settle();
    await forget(reader);
    await world.act.delete(newest as string);
    await world.settle();
    expect(await world.allOfHome(reader)).toHaveLength(4);
    expect(await world.deps.cache.sortedSets.page(`tl:${reader}`, { limit: 10 })).toHaveLength(4);
  });

  it('excludes a deleted tweet also long after the deletion', async () => {
    let ahead = 0;
    await using later = await World.open({ clock: { now: () => Date.now() + ahead } });
    const { act, deps } = later;
    const [reader, author] = (await act.users(2)) as [string, string];
    await act.follow(reader, author);
    const [kept, doomed] = (await act.posts(author, 2)) as [string, string];
    expect(await later.allOfHome(reader)).toEqual([doomed, kept]);
    await later.settle();
    await act.delete(doomed);
    await later.settle();
    ahead = 3_600_000;
    await deps.cache.delete([`tl:${reader}`]);
    expect(await later.allOfHome(reader)).toEqual([kept]);
  });

  it('includes every change that happens during the rebuild', async () => {
    const { reader, authors } = await scene(4, 30);
    const author = authors[0] as string;
    for (let round = 0; round < 8; round++) {
      await forget(reader);
      const stranger = await world.act.user();
      const theirs = await world.act.post(stranger);
      const doomed = await world.act.post(author);
      await world.settle();
      const [, , posted] = await Promise.all([
        world.home(reader),
        world.act.delete(doomed),
        world.act.post(author),
        world.act.follow(reader, stranger),
      ]);
      await world.settle();
      const ids = await world.allOfHome(reader);
      expect(ids).toContain(posted);
      expect(ids).toContain(theirs);
      expect(ids).not.toContain(doomed);
      const stored = await world.deps.cache.sortedSets.page(`tl:${reader}`, { limit: 1_000 });
      expect(stored?.map(({ member }) => member.slice(0, 19))).toEqual(ids);
    }
  });

  it('includes changes between the last read of the documents and the end of the rebuild', async () => {
    const steps: (() => Promise<void>)[] = [];
    const cache = createMemoryCache({ clock: systemClock, namespace: 'between' });
    await using between = await World.open({
      cache: intercept(cache, 'complete', async () => steps.shift()?.()),
      settings: { pushToAllBelow: 100 },
    });
    const { act } = between;
    const [reader, author, stranger] = (await act.users(3)) as [string, string, string];
    await act.follow(reader, author);
    const [doomed, kept] = (await act.posts(author, 2)) as [string, string];
    const theirs = await act.post(stranger);
    let posted = '';
    steps.push(async () => {
      posted = await act.post(author);
      await act.delete(doomed);
    });
    steps.push(async () => void (await act.follow(reader, stranger)));
    const stored = async (): Promise<string[] | undefined> =>
      (await cache.sortedSets.page(`tl:${reader}`, { limit: 9 }))?.map(({ member }) => member.slice(0, 19));
    expect((await between.home(reader)).ids).toEqual([posted, kept]);
    expect(await stored()).toEqual([posted, kept]);
    await cache.delete([`tl:${reader}`]);
    expect((await between.home(reader)).ids).toEqual([posted, theirs, kept]);
    expect(await stored()).toEqual([posted, theirs, kept]);
    expect(steps).toEqual([]);
  });

  it('holds 800 entries', async () => {
    const { reader, authors } = await scene(2, 450);
    expect(await world.allOfHome(reader)).toHaveLength(800);
    await world.act.posts(authors[0] as string, 5);
    await world.settle();
    expect(await world.allOfHome(reader)).toHaveLength(800);
  });

  it('reads each collection at most once for a page from the cache', async () => {
    const { reader } = await scene(5, 10);
    await world.home(reader);
    await world.settle();
    const seen: string[] = [];
    // Read once a second for all readers.
    const byTheClock = ['postponed', 'pulled'];
    const stop = world.mongo.onCommand(({ command }) => {
      const collection = String(command['find']);
      if (!byTheClock.includes(collection)) seen.push(collection);
    });
    await world.home(reader, { first: 20 });
    stop();
    expect(seen.sort()).toEqual(['accounts', 'authorIndex', 'blocks', 'follows', 'mutes']);
  });
});
