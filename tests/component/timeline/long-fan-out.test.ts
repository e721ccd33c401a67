import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { intercept } from '#testkit/timeline/intercept.js';
import { World } from '#testkit/timeline/world.js';

const PAGE = 100;
const OTHERS = 200;

describe('a long fan-out', () => {
  const stack = new DisposalStack();
  /** Writes to these timelines are delayed from the third page of a fan-out on. */
  const slow = new Set<string>();
  let world: World;
  let open: () => void;
  let written = 0;
  let running = 0;
  let most = 0;

  beforeAll(async () => {
    const opened = new Promise<void>((resolve) => (open = resolve));
    const plain = createMemoryCache({ clock: systemClock, namespace: 'slow' });
    const cache = intercept(plain, 'add', async (keys) => {
      if (!slow.has(keys[0] ?? '')) return;
      most = Math.max(most, ++running);
      if (written >= 2 * PAGE) await opened;
      written += keys.length;
      running--;
    });
    world = stack.use(await World.open({ cache, settings: { fanOutPage: PAGE } }));
  });
  afterAll(async () => {
    open();
    await stack[Symbol.asyncDispose]();
  });

  /** The given number of followers, whose timelines exist and are slow. */
  async function crowd(author: string, count: number): Promise<string[]> {
    const followers = await world.act.users(count);
    await world.act.followers(author, followers);
    const keys = followers.map((id) => `tl:${id}`);
    for (const key of keys) slow.add(key);
    await Promise.all(keys.map((key) => world.deps.cache.sortedSets.replace(key, [], 3_600_000)));
    const entries = followers.map((id) => [`live:${id}`, String(systemClock.now())] as const);
    await world.deps.cache.setMany(entries, 3_600_000);
    return followers;
  }

  it('delays no other author, even with many waiting tweets, and holds two pages of followers', async () => {
    const authors = (await world.act.users(2)) as [string, string];
    const crowds = [await crowd(authors[0], 999), await crowd(authors[1], 1_500)];
    const long = authors.map((author) => world.act.posts(author, 1));
    for (const author of authors) for (let more = 0; more < 9; more++) long.push(world.act.posts(author, 1));
    await expect.poll(() => running).toBe(2 * authors.length);

    const scenes = await Promise.all(
      Array.from({ length: OTHERS }, async () => {
        const [author, reader] = (await world.act.users(2)) as [string, string];
        await world.act.follow(reader, author);
        await world.home(reader);
        return { reader, tweet: await world.act.post(author) };
      }),
    );
    const pages = await Promise.all(scenes.map(({ reader }) => world.home(reader)));
    const delivered = scenes.filter(({ tweet }, index) => pages[index]?.ids.includes(tweet)).length;
    expect(delivered).toBe(OTHERS);
    // The fan-out has not ended.
    expect(running).toBe(2 * authors.length);
    expect(written).toBeLessThan(999);

    open();
    await Promise.all(long);
    await world.settle();
    expect(most).toBe(2 * authors.length);
    for (const follower of crowds.flat()) {
      const timeline = await world.deps.cache.sortedSets.page(`tl:${follower}`, { limit: 100 });
      expect(timeline).toHaveLength(10);
    }
  });
});
