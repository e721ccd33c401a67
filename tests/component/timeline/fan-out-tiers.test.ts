import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryCache } from '#platform/cache/index.js';
import type { Clock } from '#platform/clock.js';
import { intercept } from '#testkit/timeline/intercept.js';
import { World } from '#testkit/timeline/world.js';

/** A running clock that can be moved forward. */
class MovableClock implements Clock {
  #ahead = 0;
  now(): number {
    return Date.now() + this.#ahead;
  }
  pass(ms: number): void {
    this.#ahead += ms;
  }
}

const DAY = 24 * 60 * 60 * 1_000;
const SETTINGS = { pushToAllBelow: 5, pullAbove: 10, activeFor: 7 * DAY, ttl: 30 * DAY, copyTtl: 0 };

describe('the fan-out', () => {
  const clock = new MovableClock();
  let world: World;
  beforeAll(async () => void (world = await World.open({ settings: SETTINGS, clock })));
  afterAll(() => world[Symbol.asyncDispose]());
  afterEach(() => world.settle());

  /** An author with the given number of followers. The first follower reads timelines and follows a friend too. */
  async function scene(
    followers: number,
  ): Promise<{ author: string; reader: string; friend: string; others: string[] }> {
    const [author, friend] = (await world.act.users(2)) as [string, string];
    const [reader, ...others] = (await world.act.users(followers)) as [string, ...string[]];
    await world.act.followers(author, [reader, ...others]);
    await world.act.followers(friend, [reader]);
    await world.home(reader);
    return { author, reader, friend, others };
  }

  const stored = async (reader: string): Promise<string[] | undefined> => {
    await world.settle();
    const page = await world.deps.cache.sortedSets.page(`tl:${reader}`, { limit: 1_000 });
    return page?.map(({ member }) => member.slice(0, 19));
  };

  it('pushes tweets of small authors to all followers with a timeline, and creates no timelines', async () => {
    const { author, reader, others } = await scene(3);
    const id = await world.act.post(author);
    expect(await stored(reader)).toEqual([id]);
    expect(await stored(others[0] as string)).toBeUndefined();
    expect((await world.home(others[0] as string)).ids).toEqual([id]);
  });

  it('pushes tweets of medium authors to active followers, and rebuilds the timeline of a follower who was away for a week', async () => {
    const { author, reader, friend } = await scene(7);
    const first = await world.act.post(author);
    expect(await stored(reader)).toEqual([first]);
    clock.pass(8 * DAY);
    const second = await world.act.post(author);
    const third = await world.act.post(friend);
    expect(await stored(reader)).toEqual([third, first]);
    expect((await world.home(reader)).ids).toEqual([third, second, first]);
    expect(await stored(reader)).toEqual([third, second, first]);
  });

  it('pushes tweets of big authors to no follower: readers pull and merge them', async () => {
    const { author, reader, friend } = await scene(12);
    await world.act.post(author); // Moves the author to the pull tier.
    await world.settle();
    clock.pass(DAY);
    const pulled = await world.act.posts(author, 30);
    const pushed = await world.act.post(friend);
    const later = await world.act.posts(author, 30);
    expect(await stored(reader)).not.toContain(pulled[0]);
    const all = await world.allOfHome(reader, 7);
    expect(all.slice(0, 61)).toEqual([...later.toReversed(), pushed, ...pulled.toReversed()]);
    const { cursors } = await world.home(reader, { first: 40 });
    const above = await world.home(reader, { before: cursors[39] as string, first: 100 });
    expect(above.ids).toEqual(all.slice(0, 39));
    await world.act.delete(pulled[29] as string);
    await world.settle();
    expect(await world.allOfHome(reader)).not.toContain(pulled[29]);
  });

  it('keeps one list of tweets per pulled author for the readers of all processes', async () => {
    const { author, reader, others } = await scene(12);
    const readers = [reader, ...others];
    await Promise.all(readers.map((each) => world.home(each)));
    await world.act.post(author); // Moves the author to the pull tier.
    await world.settle();
    clock.pass(DAY);
    const posted = (await world.act.posts(author, 5)).toReversed();
    await world.settle();
    const { cache } = world.deps;
    await using another = await World.open({ settings: SETTINGS, clock, cache, mongo: world.mongo });
    let finds = 0;
    const stop = world.mongo.onCommand(({ command }) => {
      if (command['find'] === 'authorIndex' && JSON.stringify(command['filter']).includes(author)) finds++;
    });
    const read = async (process: World): Promise<void> => {
      const pages = await Promise.all(readers.map((each) => process.home(each, { first: 5 })));
      for (const { ids } of pages) expect(ids).toEqual(posted);
    };
    await read(world);
    // The newest tweets, and the tweets that arrived while they were read.
    expect(finds).toBeLessThanOrEqual(2);
    finds = 0;
    await read(another);
    stop();
    expect(finds).toBe(0);
  });

  it('shows tweets of a pulled author to new followers immediately, and not to former followers', async () => {
    const { author, friend } = await scene(12);
    await world.act.post(author);
    clock.pass(DAY);
    const reader = await world.act.user();
    await world.home(reader);
    // A second read, so that the empty list of pulled authors is cached.
    await world.home(reader);
    await world.act.follow(reader, author);
    await world.act.follow(reader, friend);
    await world.settle();
    const id = await world.act.post(author);
    await world.settle();
    expect((await world.home(reader)).ids[0]).toBe(id);
    await world.act.unfollow(reader, author);
    await world.settle();
    expect((await world.home(reader)).ids).toEqual([]);
  });

  describe('of a pulled author who acts during a read', () => {
    /** Runs before the next write to a key with this prefix. */
    let meanwhile: { before: string; happens: () => Promise<unknown> } | null = null;
    let busy: World;
    let author: string;
    let reader: string;

    const pass = async (key: string): Promise<void> => {
      if (meanwhile === null || !key.includes(meanwhile.before)) return;
      const { happens } = meanwhile;
      meanwhile = null;
      await happens();
      await busy.settle();
    };

    beforeAll(async () => {
      const cache = createMemoryCache({ clock, namespace: 'busy' });
      const setMany = cache.setMany.bind(cache);
      cache.setMany = async (entries, ttl) => {
        await pass(String(entries[0]?.[0]));
        return setMany(entries, ttl);
      };
      const intercepted = intercept(cache, 'replace', (key) => pass(String(key)));
      busy = await World.open({ settings: SETTINGS, clock, cache: intercepted });
    });
    afterAll(() => busy[Symbol.asyncDispose]());

    beforeEach(async () => {
      const followers = await busy.act.users(12);
      [author, reader] = (await busy.act.users(2)) as [string, string];
      await busy.act.followers(author, followers);
      await busy.act.post(author); // Moves the author to the pull tier.
      await busy.settle();
      clock.pass(DAY);
      await busy.home(reader);
    });

    it('includes a tweet that is posted while the list is built', async () => {
      await busy.act.follow(reader, author);
      await busy.settle();
      let late = '';
      const happens = async () => (late = await busy.act.post(author));
      meanwhile = { before: `pull:${author}`, happens };
      await busy.home(reader);
      expect(late).not.toBe('');
      expect((await busy.home(reader)).ids[0]).toBe(late);
    });

    it('excludes a tweet that is deleted while the list is built', async () => {
      const doomed = await busy.act.post(author);
      await busy.settle();
      await busy.act.follow(reader, author);
      await busy.settle();
      await busy.deps.cache.delete([`pull:${author}`]);
      meanwhile = { before: `pull:${author}`, happens: () => busy.act.delete(doomed) };
      await busy.home(reader);
      expect(meanwhile).toBeNull();
      expect((await busy.home(reader)).ids).not.toContain(doomed);
    });

    it('includes an author who is followed while the list of pulled authors is read', async () => {
      meanwhile = { before: `pulls:${reader}`, happens: () => busy.act.follow(reader, author) };
      await busy.home(reader);
      expect(meanwhile).toBeNull();
      const id = await busy.act.post(author);
      await busy.settle();
      expect((await busy.home(reader)).ids[0]).toBe(id);
    });
  });

  it('removes a deleted tweet from everywhere it was written before its author changed tiers', async () => {
    const { author, reader } = await scene(3);
    const pushed = await world.act.post(author);
    await world.settle();
    await world.act.change(author, { followersCount: 12 });
    await world.act.post(author); // Moves the author to the pull tier.
    await world.settle();
    clock.pass(DAY);
    const pulled = await world.act.post(author);
    await world.act.delete(pushed);
    expect(await stored(reader)).not.toContain(pushed);
    expect((await world.home(reader)).ids[0]).toBe(pulled);
    await world.act.change(author, { followersCount: 3 });
    await world.act.post(author); // Moves the author back to a push tier.
    await world.settle();
    await world.act.delete(pulled);
    await world.settle();
    expect((await world.home(reader)).ids).not.toContain(pulled);
  });

  it('pulls tweets of authors who became small again until every timeline was rebuilt', async () => {
    const { author } = await scene(12);
    await world.act.post(author);
    await world.settle();
    await world.act.change(author, { followersCount: 3 });
    await world.act.post(author);
    await world.settle();
    const pulled = world.mongo.database('timeline').collection<{ _id: string; expires: Date }>('pulled');
    const { expires } = (await pulled.findOne({ _id: author })) ?? {};
    expect(expires?.getTime()).toBeGreaterThan(clock.now() + SETTINGS.activeFor);
  });

  it('neither loses nor repeats tweets while an author moves up and down the tiers', async () => {
    const { author, reader } = await scene(3);
    const posted: string[] = [];
    const check = async (): Promise<void> => {
      await world.settle();
      expect(await world.allOfHome(reader, 10)).toEqual(posted.toReversed());
    };
    for (const followersCount of [4, 7, 11, 11, 11, 10, 4, 12, 3, 3]) {
      await world.act.change(author, { followersCount });
      posted.push(...(await world.act.posts(author, 4)));
      await check();
      clock.pass(DAY / 2);
      posted.push(...(await world.act.posts(author, 3)));
      await check();
    }
    clock.pass(8 * DAY);
    await check();
    expect(posted).toHaveLength(70);
  });
});
